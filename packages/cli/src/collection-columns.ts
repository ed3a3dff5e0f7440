import type { GroupSummary, ProjectSummary } from '@track/client'
import type { Column } from './table.js'
import { moment } from './words.js'

/** Columns of a table of projects. */
export function projectColumns(): readonly Column<ProjectSummary>[] {
  const groups: Column<ProjectSummary> = {
    name: 'groups',
    text: (project) => String(project.groups.length),
    align: 'right',
  }
  return [nameColumn, trialsColumn, groups, ...otherColumns]
}

/** Columns of a table of groups. */
export function groupColumns(): readonly Column<GroupSummary>[] {
  return [
    nameColumn,
    { name: 'project', text: ({ project }) => project },
    trialsColumn,
    ...otherColumns,
  ]
}

type AnySummary = ProjectSummary | GroupSummary

const nameColumn: Column<AnySummary> = { name: 'name', text: ({ name }) => name }

const trialsColumn: Column<AnySummary> = {
  name: 'trials',
  text: ({ trials }) => String(trials),
  align: 'right',
}

const otherColumns: readonly Column<AnySummary>[] = [
  {
    name: 'statuses',
    text: ({ statuses }) =>
      Object.entries(statuses)
        .map(([name, count]) => `${count} ${name}`)
        .join(', '),
  },
  { name: 'last sign', text: ({ lastSignAt }) => moment(lastSignAt) },
  { name: 'description', text: ({ description }) => description },
]
