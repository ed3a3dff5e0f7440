// protobufjs's one importer. Node takes ten milliseconds and more in each thread to load what is CommonJS:
// the package's bundle has it inlined.
import protobuf from 'protobufjs/minimal.js'

// Whatever decodes a message with a oneof sets which of its fields there is. The library's own setter then
// deletes all the others one by one, which for the twenty-five kinds of an event takes longer than to decode
// it; this one those that are there: mostly none.
protobuf.util.oneOfSetter = (fieldNames) => {
  const fields = new Set(fieldNames)
  return function (name) {
    for (const key of Object.keys(this)) if (key !== name && fields.has(key)) delete this[key]
  }
}

export default protobuf
