// The entry for projections of one's own: a program that only logs loads none of it.
export {
  type DefinedProjection,
  defineProjection,
  type ProjectionDefinition,
  type ProjectionScope,
} from '@track/projections/define-projection'
