/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "../protobufjs.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["track"] || ($protobuf.roots["track"] = {});

export const track = $root.track = (() => {

    /**
     * Namespace track.
     * @exports track
     * @namespace
     */
    const track = {};

    track.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof track
         * @namespace
         */
        const v1 = {};

        v1.Envelope = (function() {

            /**
             * Properties of an Envelope.
             * @typedef {Object} track.v1.Envelope.$Properties
             * @property {Uint8Array|null} [writer] Envelope writer
             * @property {number|null} [sequence] Envelope sequence
             * @property {number|null} [baseTimeMs] Envelope baseTimeMs
             * @property {Array.<track.v1.StreamAppend.$Properties>|null} [streams] Envelope streams
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Envelope.
             * @memberof track.v1
             * @interface IEnvelope
             * @augments track.v1.Envelope.$Properties
             * @deprecated Use track.v1.Envelope.$Properties instead.
             */

            /**
             * Shape of an Envelope.
             * @typedef {{
             *   writer?: Uint8Array|null;
             *   sequence?: number|null;
             *   baseTimeMs?: number|null;
             *   streams?: Array.<track.v1.StreamAppend.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} track.v1.Envelope.$Shape
             */

            /**
             * Constructs a new Envelope.
             * @memberof track.v1
             * @classdesc Represents an Envelope.
             * @constructor
             * @param {track.v1.Envelope.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Envelope = function (properties) {
                this.streams = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Envelope writer.
             * @member {Uint8Array} writer
             * @memberof track.v1.Envelope
             * @instance
             */
            Envelope.prototype.writer = $util.newBuffer([]);

            /**
             * Envelope sequence.
             * @member {number} sequence
             * @memberof track.v1.Envelope
             * @instance
             */
            Envelope.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Envelope baseTimeMs.
             * @member {number} baseTimeMs
             * @memberof track.v1.Envelope
             * @instance
             */
            Envelope.prototype.baseTimeMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Envelope streams.
             * @member {Array.<track.v1.StreamAppend.$Properties>} streams
             * @memberof track.v1.Envelope
             * @instance
             */
            Envelope.prototype.streams = $util.emptyArray;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link track.v1.Envelope.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Envelope
             * @static
             * @param {track.v1.Envelope.$Properties} message Envelope message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Envelope.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.writer != null && $Object.hasOwnProperty.call(message, "writer") && message.writer.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.writer);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sequence);
                if (message.baseTimeMs != null && $Object.hasOwnProperty.call(message, "baseTimeMs") && (typeof message.baseTimeMs === "object" ? message.baseTimeMs.low || message.baseTimeMs.high : message.baseTimeMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).sint64(message.baseTimeMs);
                if (message.streams != null && message.streams.length)
                    for (let i = 0; i < message.streams.length; ++i)
                        $root.track.v1.StreamAppend.encode(message.streams[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Envelope
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Envelope & track.v1.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Envelope.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Envelope();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.writer = value;
                            else
                                delete message.writer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.baseTimeMs = value;
                            else
                                delete message.baseTimeMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.streams && message.streams.length))
                                message.streams = [];
                            message.streams.push($root.track.v1.StreamAppend.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Envelope;
        })();

        v1.StreamAppend = (function() {

            /**
             * Properties of a StreamAppend.
             * @typedef {Object} track.v1.StreamAppend.$Properties
             * @property {Uint8Array|null} [id] StreamAppend id
             * @property {number|null} [count] StreamAppend count
             * @property {track.v1.ExpectedState|null} [state] StreamAppend state
             * @property {number|null} [revision] StreamAppend revision
             * @property {"state"|"revision"} [expected] StreamAppend expected
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StreamAppend.
             * @memberof track.v1
             * @interface IStreamAppend
             * @augments track.v1.StreamAppend.$Properties
             * @deprecated Use track.v1.StreamAppend.$Properties instead.
             */

            /**
             * Narrowed shape of a StreamAppend.
             * @typedef {{
             *   id?: Uint8Array|null;
             *   count?: number|null;
             *   state?: track.v1.ExpectedState|null;
             *   revision?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ expected?: undefined; state?: null; revision?: null }|{ expected?: "state"; state: track.v1.ExpectedState; revision?: null }|{ expected?: "revision"; state?: null; revision: number })
             * )} track.v1.StreamAppend.$Shape
             */

            /**
             * Constructs a new StreamAppend.
             * @memberof track.v1
             * @classdesc Represents a StreamAppend.
             * @constructor
             * @param {track.v1.StreamAppend.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StreamAppend = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StreamAppend id.
             * @member {Uint8Array} id
             * @memberof track.v1.StreamAppend
             * @instance
             */
            StreamAppend.prototype.id = $util.newBuffer([]);

            /**
             * StreamAppend count.
             * @member {number} count
             * @memberof track.v1.StreamAppend
             * @instance
             */
            StreamAppend.prototype.count = 0;

            /**
             * StreamAppend state.
             * @member {track.v1.ExpectedState|null|undefined} state
             * @memberof track.v1.StreamAppend
             * @instance
             */
            StreamAppend.prototype.state = null;

            /**
             * StreamAppend revision.
             * @member {number|null|undefined} revision
             * @memberof track.v1.StreamAppend
             * @instance
             */
            StreamAppend.prototype.revision = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * StreamAppend expected.
             * @member {"state"|"revision"|undefined} expected
             * @memberof track.v1.StreamAppend
             * @instance
             */
            $Object.defineProperty(StreamAppend.prototype, "expected", {
                get: $util.oneOfGetter($oneOfFields = ["state", "revision"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified StreamAppend message. Does not implicitly {@link track.v1.StreamAppend.verify|verify} messages.
             * @function encode
             * @memberof track.v1.StreamAppend
             * @static
             * @param {track.v1.StreamAppend.$Properties} message StreamAppend message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StreamAppend.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.id);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision"))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.revision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StreamAppend message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.StreamAppend
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.StreamAppend & track.v1.StreamAppend.$Shape} StreamAppend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StreamAppend.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.StreamAppend();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.state = reader.int32();
                            message.expected = "state";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.revision = reader.uint64();
                            message.expected = "revision";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StreamAppend;
        })();

        /**
         * ExpectedState enum.
         * @name track.v1.ExpectedState
         * @enum {number}
         * @property {number} ANY=0 ANY value
         * @property {number} NO_STREAM=1 NO_STREAM value
         * @property {number} STREAM_EXISTS=2 STREAM_EXISTS value
         */
        v1.ExpectedState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ANY"] = 0;
            values[valuesById[1] = "NO_STREAM"] = 1;
            values[valuesById[2] = "STREAM_EXISTS"] = 2;
            return values;
        })();

        v1.Header = (function() {

            /**
             * Properties of a Header.
             * @typedef {Object} track.v1.Header.$Properties
             * @property {Array.<track.v1.StreamSlice.$Properties>|null} [streams] Header streams
             * @property {number|null} [store] Header store
             * @property {number|null} [writer] Header writer
             * @property {Uint8Array|null} [writerId] Header writerId
             * @property {number|null} [sequence] Header sequence
             * @property {number|null} [baseTimeMs] Header baseTimeMs
             * @property {number|null} [committedDeltaMs] Header committedDeltaMs
             * @property {Uint8Array|null} [previous] Header previous
             * @property {track.v1.Tombstone.$Properties|null} [tombstone] Header tombstone
             * @property {track.v1.CommitOrigin.$Properties|null} [origin] Header origin
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Header.
             * @memberof track.v1
             * @interface IHeader
             * @augments track.v1.Header.$Properties
             * @deprecated Use track.v1.Header.$Properties instead.
             */

            /**
             * Shape of a Header.
             * @typedef {track.v1.Header.$Properties} track.v1.Header.$Shape
             */

            /**
             * Constructs a new Header.
             * @memberof track.v1
             * @classdesc Represents a Header.
             * @constructor
             * @param {track.v1.Header.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Header = function (properties) {
                this.streams = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Header streams.
             * @member {Array.<track.v1.StreamSlice.$Properties>} streams
             * @memberof track.v1.Header
             * @instance
             */
            Header.prototype.streams = $util.emptyArray;

            /**
             * Header store.
             * @member {number} store
             * @memberof track.v1.Header
             * @instance
             */
            Header.prototype.store = 0;

            /**
             * Header writer.
             * @member {number} writer
             * @memberof track.v1.Header
             * @instance
             */
            Header.prototype.writer = 0;

            /**
             * Header writerId.
             * @member {Uint8Array} writerId
             * @memberof track.v1.Header
             * @instance
             */
            Header.prototype.writerId = $util.newBuffer([]);

            /**
             * Header sequence.
             * @member {number} sequence
             * @memberof track.v1.Header
             * @instance
             */
            Header.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Header baseTimeMs.
             * @member {number} baseTimeMs
             * @memberof track.v1.Header
             * @instance
             */
            Header.prototype.baseTimeMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Header committedDeltaMs.
             * @member {number} committedDeltaMs
             * @memberof track.v1.Header
             * @instance
             */
            Header.prototype.committedDeltaMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Header previous.
             * @member {Uint8Array} previous
             * @memberof track.v1.Header
             * @instance
             */
            Header.prototype.previous = $util.newBuffer([]);

            /**
             * Header tombstone.
             * @member {track.v1.Tombstone.$Properties|null|undefined} tombstone
             * @memberof track.v1.Header
             * @instance
             */
            Header.prototype.tombstone = null;

            /**
             * Header origin.
             * @member {track.v1.CommitOrigin.$Properties|null|undefined} origin
             * @memberof track.v1.Header
             * @instance
             */
            Header.prototype.origin = null;

            /**
             * Encodes the specified Header message. Does not implicitly {@link track.v1.Header.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Header
             * @static
             * @param {track.v1.Header.$Properties} message Header message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Header.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.streams != null && message.streams.length)
                    for (let i = 0; i < message.streams.length; ++i)
                        $root.track.v1.StreamSlice.encode(message.streams[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.store != null && $Object.hasOwnProperty.call(message, "store") && message.store !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.store);
                if (message.writer != null && $Object.hasOwnProperty.call(message, "writer") && message.writer !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.writer);
                if (message.writerId != null && $Object.hasOwnProperty.call(message, "writerId") && message.writerId.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.writerId);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.sequence);
                if (message.baseTimeMs != null && $Object.hasOwnProperty.call(message, "baseTimeMs") && (typeof message.baseTimeMs === "object" ? message.baseTimeMs.low || message.baseTimeMs.high : message.baseTimeMs !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).sint64(message.baseTimeMs);
                if (message.committedDeltaMs != null && $Object.hasOwnProperty.call(message, "committedDeltaMs") && (typeof message.committedDeltaMs === "object" ? message.committedDeltaMs.low || message.committedDeltaMs.high : message.committedDeltaMs !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).sint64(message.committedDeltaMs);
                if (message.previous != null && $Object.hasOwnProperty.call(message, "previous") && message.previous.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.previous);
                if (message.tombstone != null && $Object.hasOwnProperty.call(message, "tombstone"))
                    $root.track.v1.Tombstone.encode(message.tombstone, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
                    $root.track.v1.CommitOrigin.encode(message.origin, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Header message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Header
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Header & track.v1.Header.$Shape} Header
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Header.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Header();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.streams && message.streams.length))
                                message.streams = [];
                            message.streams.push($root.track.v1.StreamSlice.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.store = value;
                            else
                                delete message.store;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.writer = value;
                            else
                                delete message.writer;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.writerId = value;
                            else
                                delete message.writerId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.baseTimeMs = value;
                            else
                                delete message.baseTimeMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.committedDeltaMs = value;
                            else
                                delete message.committedDeltaMs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.previous = value;
                            else
                                delete message.previous;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.tombstone = $root.track.v1.Tombstone.decode(reader, reader.size(), $undefined, _depth + 1, message.tombstone);
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.origin = $root.track.v1.CommitOrigin.decode(reader, reader.size(), $undefined, _depth + 1, message.origin);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Header;
        })();

        v1.CommitOrigin = (function() {

            /**
             * Properties of a CommitOrigin.
             * @typedef {Object} track.v1.CommitOrigin.$Properties
             * @property {Uint8Array|null} [store] CommitOrigin store
             * @property {number|null} [position] CommitOrigin position
             * @property {Uint8Array|null} [header] CommitOrigin header
             * @property {Array.<track.v1.FormerRevision.$Properties>|null} [former] CommitOrigin former
             * @property {number|null} [generation] CommitOrigin generation
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CommitOrigin.
             * @memberof track.v1
             * @interface ICommitOrigin
             * @augments track.v1.CommitOrigin.$Properties
             * @deprecated Use track.v1.CommitOrigin.$Properties instead.
             */

            /**
             * Shape of a CommitOrigin.
             * @typedef {track.v1.CommitOrigin.$Properties} track.v1.CommitOrigin.$Shape
             */

            /**
             * Constructs a new CommitOrigin.
             * @memberof track.v1
             * @classdesc Represents a CommitOrigin.
             * @constructor
             * @param {track.v1.CommitOrigin.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CommitOrigin = function (properties) {
                this.former = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CommitOrigin store.
             * @member {Uint8Array} store
             * @memberof track.v1.CommitOrigin
             * @instance
             */
            CommitOrigin.prototype.store = $util.newBuffer([]);

            /**
             * CommitOrigin position.
             * @member {number} position
             * @memberof track.v1.CommitOrigin
             * @instance
             */
            CommitOrigin.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * CommitOrigin header.
             * @member {Uint8Array} header
             * @memberof track.v1.CommitOrigin
             * @instance
             */
            CommitOrigin.prototype.header = $util.newBuffer([]);

            /**
             * CommitOrigin former.
             * @member {Array.<track.v1.FormerRevision.$Properties>} former
             * @memberof track.v1.CommitOrigin
             * @instance
             */
            CommitOrigin.prototype.former = $util.emptyArray;

            /**
             * CommitOrigin generation.
             * @member {number} generation
             * @memberof track.v1.CommitOrigin
             * @instance
             */
            CommitOrigin.prototype.generation = 0;

            /**
             * Encodes the specified CommitOrigin message. Does not implicitly {@link track.v1.CommitOrigin.verify|verify} messages.
             * @function encode
             * @memberof track.v1.CommitOrigin
             * @static
             * @param {track.v1.CommitOrigin.$Properties} message CommitOrigin message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CommitOrigin.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.store != null && $Object.hasOwnProperty.call(message, "store") && message.store.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.store);
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.position);
                if (message.header != null && $Object.hasOwnProperty.call(message, "header") && message.header.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.header);
                if (message.former != null && message.former.length)
                    for (let i = 0; i < message.former.length; ++i)
                        $root.track.v1.FormerRevision.encode(message.former[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.generation != null && $Object.hasOwnProperty.call(message, "generation") && message.generation !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.generation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CommitOrigin message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.CommitOrigin
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.CommitOrigin & track.v1.CommitOrigin.$Shape} CommitOrigin
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CommitOrigin.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.CommitOrigin();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.store = value;
                            else
                                delete message.store;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.header = value;
                            else
                                delete message.header;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.former && message.former.length))
                                message.former = [];
                            message.former.push($root.track.v1.FormerRevision.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.generation = value;
                            else
                                delete message.generation;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CommitOrigin;
        })();

        v1.FormerRevision = (function() {

            /**
             * Properties of a FormerRevision.
             * @typedef {Object} track.v1.FormerRevision.$Properties
             * @property {number|null} [place] FormerRevision place
             * @property {number|null} [revision] FormerRevision revision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FormerRevision.
             * @memberof track.v1
             * @interface IFormerRevision
             * @augments track.v1.FormerRevision.$Properties
             * @deprecated Use track.v1.FormerRevision.$Properties instead.
             */

            /**
             * Shape of a FormerRevision.
             * @typedef {track.v1.FormerRevision.$Properties} track.v1.FormerRevision.$Shape
             */

            /**
             * Constructs a new FormerRevision.
             * @memberof track.v1
             * @classdesc Represents a FormerRevision.
             * @constructor
             * @param {track.v1.FormerRevision.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FormerRevision = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FormerRevision place.
             * @member {number} place
             * @memberof track.v1.FormerRevision
             * @instance
             */
            FormerRevision.prototype.place = 0;

            /**
             * FormerRevision revision.
             * @member {number} revision
             * @memberof track.v1.FormerRevision
             * @instance
             */
            FormerRevision.prototype.revision = 0;

            /**
             * Encodes the specified FormerRevision message. Does not implicitly {@link track.v1.FormerRevision.verify|verify} messages.
             * @function encode
             * @memberof track.v1.FormerRevision
             * @static
             * @param {track.v1.FormerRevision.$Properties} message FormerRevision message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FormerRevision.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.place != null && $Object.hasOwnProperty.call(message, "place") && message.place !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.place);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && message.revision !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.revision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FormerRevision message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.FormerRevision
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.FormerRevision & track.v1.FormerRevision.$Shape} FormerRevision
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FormerRevision.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.FormerRevision();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.place = value;
                            else
                                delete message.place;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FormerRevision;
        })();

        v1.Tombstone = (function() {

            /**
             * Properties of a Tombstone.
             * @typedef {Object} track.v1.Tombstone.$Properties
             * @property {Uint8Array|null} [digest] Tombstone digest
             * @property {Array.<track.v1.TombstoneWriter.$Properties>|null} [writers] Tombstone writers
             * @property {string|null} [reason] Tombstone reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Tombstone.
             * @memberof track.v1
             * @interface ITombstone
             * @augments track.v1.Tombstone.$Properties
             * @deprecated Use track.v1.Tombstone.$Properties instead.
             */

            /**
             * Shape of a Tombstone.
             * @typedef {track.v1.Tombstone.$Properties} track.v1.Tombstone.$Shape
             */

            /**
             * Constructs a new Tombstone.
             * @memberof track.v1
             * @classdesc Represents a Tombstone.
             * @constructor
             * @param {track.v1.Tombstone.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Tombstone = function (properties) {
                this.writers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Tombstone digest.
             * @member {Uint8Array} digest
             * @memberof track.v1.Tombstone
             * @instance
             */
            Tombstone.prototype.digest = $util.newBuffer([]);

            /**
             * Tombstone writers.
             * @member {Array.<track.v1.TombstoneWriter.$Properties>} writers
             * @memberof track.v1.Tombstone
             * @instance
             */
            Tombstone.prototype.writers = $util.emptyArray;

            /**
             * Tombstone reason.
             * @member {string} reason
             * @memberof track.v1.Tombstone
             * @instance
             */
            Tombstone.prototype.reason = "";

            /**
             * Encodes the specified Tombstone message. Does not implicitly {@link track.v1.Tombstone.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Tombstone
             * @static
             * @param {track.v1.Tombstone.$Properties} message Tombstone message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Tombstone.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digest);
                if (message.writers != null && message.writers.length)
                    for (let i = 0; i < message.writers.length; ++i)
                        $root.track.v1.TombstoneWriter.encode(message.writers[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Tombstone message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Tombstone
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Tombstone & track.v1.Tombstone.$Shape} Tombstone
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Tombstone.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Tombstone();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.writers && message.writers.length))
                                message.writers = [];
                            message.writers.push($root.track.v1.TombstoneWriter.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Tombstone;
        })();

        v1.TombstoneWriter = (function() {

            /**
             * Properties of a TombstoneWriter.
             * @typedef {Object} track.v1.TombstoneWriter.$Properties
             * @property {number|null} [number] TombstoneWriter number
             * @property {Uint8Array|null} [id] TombstoneWriter id
             * @property {number|null} [lastSequence] TombstoneWriter lastSequence
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TombstoneWriter.
             * @memberof track.v1
             * @interface ITombstoneWriter
             * @augments track.v1.TombstoneWriter.$Properties
             * @deprecated Use track.v1.TombstoneWriter.$Properties instead.
             */

            /**
             * Shape of a TombstoneWriter.
             * @typedef {track.v1.TombstoneWriter.$Properties} track.v1.TombstoneWriter.$Shape
             */

            /**
             * Constructs a new TombstoneWriter.
             * @memberof track.v1
             * @classdesc Represents a TombstoneWriter.
             * @constructor
             * @param {track.v1.TombstoneWriter.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TombstoneWriter = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TombstoneWriter number.
             * @member {number} number
             * @memberof track.v1.TombstoneWriter
             * @instance
             */
            TombstoneWriter.prototype.number = 0;

            /**
             * TombstoneWriter id.
             * @member {Uint8Array} id
             * @memberof track.v1.TombstoneWriter
             * @instance
             */
            TombstoneWriter.prototype.id = $util.newBuffer([]);

            /**
             * TombstoneWriter lastSequence.
             * @member {number} lastSequence
             * @memberof track.v1.TombstoneWriter
             * @instance
             */
            TombstoneWriter.prototype.lastSequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified TombstoneWriter message. Does not implicitly {@link track.v1.TombstoneWriter.verify|verify} messages.
             * @function encode
             * @memberof track.v1.TombstoneWriter
             * @static
             * @param {track.v1.TombstoneWriter.$Properties} message TombstoneWriter message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TombstoneWriter.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.number);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.id);
                if (message.lastSequence != null && $Object.hasOwnProperty.call(message, "lastSequence") && (typeof message.lastSequence === "object" ? message.lastSequence.low || message.lastSequence.high : message.lastSequence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.lastSequence);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TombstoneWriter message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.TombstoneWriter
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.TombstoneWriter & track.v1.TombstoneWriter.$Shape} TombstoneWriter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TombstoneWriter.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.TombstoneWriter();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastSequence = value;
                            else
                                delete message.lastSequence;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TombstoneWriter;
        })();

        v1.StreamSlice = (function() {

            /**
             * Properties of a StreamSlice.
             * @typedef {Object} track.v1.StreamSlice.$Properties
             * @property {Uint8Array|null} [id] StreamSlice id
             * @property {number|null} [count] StreamSlice count
             * @property {number|null} [firstRevision] StreamSlice firstRevision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StreamSlice.
             * @memberof track.v1
             * @interface IStreamSlice
             * @augments track.v1.StreamSlice.$Properties
             * @deprecated Use track.v1.StreamSlice.$Properties instead.
             */

            /**
             * Shape of a StreamSlice.
             * @typedef {track.v1.StreamSlice.$Properties} track.v1.StreamSlice.$Shape
             */

            /**
             * Constructs a new StreamSlice.
             * @memberof track.v1
             * @classdesc Represents a StreamSlice.
             * @constructor
             * @param {track.v1.StreamSlice.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StreamSlice = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StreamSlice id.
             * @member {Uint8Array} id
             * @memberof track.v1.StreamSlice
             * @instance
             */
            StreamSlice.prototype.id = $util.newBuffer([]);

            /**
             * StreamSlice count.
             * @member {number} count
             * @memberof track.v1.StreamSlice
             * @instance
             */
            StreamSlice.prototype.count = 0;

            /**
             * StreamSlice firstRevision.
             * @member {number} firstRevision
             * @memberof track.v1.StreamSlice
             * @instance
             */
            StreamSlice.prototype.firstRevision = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified StreamSlice message. Does not implicitly {@link track.v1.StreamSlice.verify|verify} messages.
             * @function encode
             * @memberof track.v1.StreamSlice
             * @static
             * @param {track.v1.StreamSlice.$Properties} message StreamSlice message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StreamSlice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.id);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.firstRevision != null && $Object.hasOwnProperty.call(message, "firstRevision") && (typeof message.firstRevision === "object" ? message.firstRevision.low || message.firstRevision.high : message.firstRevision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.firstRevision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StreamSlice message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.StreamSlice
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.StreamSlice & track.v1.StreamSlice.$Shape} StreamSlice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StreamSlice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.StreamSlice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstRevision = value;
                            else
                                delete message.firstRevision;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StreamSlice;
        })();

        v1.Body = (function() {

            /**
             * Properties of a Body.
             * @typedef {Object} track.v1.Body.$Properties
             * @property {Uint8Array|null} [replaces] Body replaces
             * @property {Uint8Array|null} [salt] Body salt
             * @property {Array.<string>|null} [names] Body names
             * @property {Array.<track.v1.Group.$Properties>|null} [groups] Body groups
             * @property {Array.<number>|null} [order] Body order
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Body.
             * @memberof track.v1
             * @interface IBody
             * @augments track.v1.Body.$Properties
             * @deprecated Use track.v1.Body.$Properties instead.
             */

            /**
             * Shape of a Body.
             * @typedef {{
             *   replaces?: Uint8Array|null;
             *   salt?: Uint8Array|null;
             *   names?: Array.<string>|null;
             *   groups?: Array.<track.v1.Group.$Shape>|null;
             *   order?: Array.<number>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} track.v1.Body.$Shape
             */

            /**
             * Constructs a new Body.
             * @memberof track.v1
             * @classdesc Represents a Body.
             * @constructor
             * @param {track.v1.Body.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Body = function (properties) {
                this.names = [];
                this.groups = [];
                this.order = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Body replaces.
             * @member {Uint8Array} replaces
             * @memberof track.v1.Body
             * @instance
             */
            Body.prototype.replaces = $util.newBuffer([]);

            /**
             * Body salt.
             * @member {Uint8Array} salt
             * @memberof track.v1.Body
             * @instance
             */
            Body.prototype.salt = $util.newBuffer([]);

            /**
             * Body names.
             * @member {Array.<string>} names
             * @memberof track.v1.Body
             * @instance
             */
            Body.prototype.names = $util.emptyArray;

            /**
             * Body groups.
             * @member {Array.<track.v1.Group.$Properties>} groups
             * @memberof track.v1.Body
             * @instance
             */
            Body.prototype.groups = $util.emptyArray;

            /**
             * Body order.
             * @member {Array.<number>} order
             * @memberof track.v1.Body
             * @instance
             */
            Body.prototype.order = $util.emptyArray;

            /**
             * Encodes the specified Body message. Does not implicitly {@link track.v1.Body.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Body
             * @static
             * @param {track.v1.Body.$Properties} message Body message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Body.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt") && message.salt.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.salt);
                if (message.names != null && message.names.length)
                    for (let i = 0; i < message.names.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.names[i]);
                if (message.groups != null && message.groups.length)
                    for (let i = 0; i < message.groups.length; ++i)
                        $root.track.v1.Group.encode(message.groups[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.order != null && message.order.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).uint32s(message.order);
                if (message.replaces != null && $Object.hasOwnProperty.call(message, "replaces") && message.replaces.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.replaces);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Body message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Body
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Body & track.v1.Body.$Shape} Body
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Body.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Body();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.replaces = value;
                            else
                                delete message.replaces;
                            continue;
                        }
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.salt = value;
                            else
                                delete message.salt;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.names && message.names.length))
                                message.names = [];
                            message.names.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.groups && message.groups.length))
                                message.groups = [];
                            message.groups.push($root.track.v1.Group.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.order && message.order.length))
                                    message.order = [];
                                reader.uint32s(message.order);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.order && message.order.length))
                                message.order = [];
                            message.order.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Body;
        })();

        v1.Group = (function() {

            /**
             * Properties of a Group.
             * @typedef {Object} track.v1.Group.$Properties
             * @property {Array.<track.v1.Event.$Properties>|null} [events] Group events
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Group.
             * @memberof track.v1
             * @interface IGroup
             * @augments track.v1.Group.$Properties
             * @deprecated Use track.v1.Group.$Properties instead.
             */

            /**
             * Shape of a Group.
             * @typedef {{
             *   events?: Array.<track.v1.Event.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} track.v1.Group.$Shape
             */

            /**
             * Constructs a new Group.
             * @memberof track.v1
             * @classdesc Represents a Group.
             * @constructor
             * @param {track.v1.Group.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Group = function (properties) {
                this.events = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Group events.
             * @member {Array.<track.v1.Event.$Properties>} events
             * @memberof track.v1.Group
             * @instance
             */
            Group.prototype.events = $util.emptyArray;

            /**
             * Encodes the specified Group message. Does not implicitly {@link track.v1.Group.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Group
             * @static
             * @param {track.v1.Group.$Properties} message Group message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Group.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.track.v1.Event.encode(message.events[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Group message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Group
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Group & track.v1.Group.$Shape} Group
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Group.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Group();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.track.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Group;
        })();

        v1.Event = (function() {

            /**
             * Properties of an Event.
             * @typedef {Object} track.v1.Event.$Properties
             * @property {track.v1.MetricsLogged.$Properties|null} [metricsLogged] Event metricsLogged
             * @property {track.v1.ChronoRecorded.$Properties|null} [chronoRecorded] Event chronoRecorded
             * @property {track.v1.ChronoSummarized.$Properties|null} [chronoSummarized] Event chronoSummarized
             * @property {track.v1.TrialCreated.$Properties|null} [trialCreated] Event trialCreated
             * @property {track.v1.ArgumentsLogged.$Properties|null} [argumentsLogged] Event argumentsLogged
             * @property {track.v1.MetadataLogged.$Properties|null} [metadataLogged] Event metadataLogged
             * @property {track.v1.TagsAdded.$Properties|null} [tagsAdded] Event tagsAdded
             * @property {track.v1.TrialStarted.$Properties|null} [trialStarted] Event trialStarted
             * @property {track.v1.StatusChanged.$Properties|null} [statusChanged] Event statusChanged
             * @property {track.v1.TrialFinished.$Properties|null} [trialFinished] Event trialFinished
             * @property {track.v1.ErrorLogged.$Properties|null} [errorLogged] Event errorLogged
             * @property {track.v1.OutputCaptured.$Properties|null} [outputCaptured] Event outputCaptured
             * @property {track.v1.ProjectCreated.$Properties|null} [projectCreated] Event projectCreated
             * @property {track.v1.GroupCreated.$Properties|null} [groupCreated] Event groupCreated
             * @property {track.v1.TrialAdded.$Properties|null} [trialAdded] Event trialAdded
             * @property {track.v1.TrialRemoved.$Properties|null} [trialRemoved] Event trialRemoved
             * @property {track.v1.GroupAdded.$Properties|null} [groupAdded] Event groupAdded
             * @property {track.v1.Deleted.$Properties|null} [deleted] Event deleted
             * @property {track.v1.Redacted.$Properties|null} [redacted] Event redacted
             * @property {track.v1.EventsDropped.$Properties|null} [eventsDropped] Event eventsDropped
             * @property {track.v1.ProjectAdded.$Properties|null} [projectAdded] Event projectAdded
             * @property {track.v1.TrialReserved.$Properties|null} [trialReserved] Event trialReserved
             * @property {track.v1.FileLogged.$Properties|null} [fileLogged] Event fileLogged
             * @property {track.v1.SystemMeasured.$Properties|null} [systemMeasured] Event systemMeasured
             * @property {track.v1.Reverted.$Properties|null} [reverted] Event reverted
             * @property {number|null} [timeDeltaMs] Event timeDeltaMs
             * @property {"metricsLogged"|"chronoRecorded"|"chronoSummarized"|"trialCreated"|"argumentsLogged"|"metadataLogged"|"tagsAdded"|"trialStarted"|"statusChanged"|"trialFinished"|"errorLogged"|"outputCaptured"|"projectCreated"|"groupCreated"|"trialAdded"|"trialRemoved"|"groupAdded"|"deleted"|"redacted"|"eventsDropped"|"projectAdded"|"trialReserved"|"fileLogged"|"systemMeasured"|"reverted"} [kind] Event kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Event.
             * @memberof track.v1
             * @interface IEvent
             * @augments track.v1.Event.$Properties
             * @deprecated Use track.v1.Event.$Properties instead.
             */

            /**
             * Narrowed shape of an Event.
             * @typedef {{
             *   metricsLogged?: track.v1.MetricsLogged.$Shape|null;
             *   chronoRecorded?: track.v1.ChronoRecorded.$Shape|null;
             *   chronoSummarized?: track.v1.ChronoSummarized.$Shape|null;
             *   trialCreated?: track.v1.TrialCreated.$Shape|null;
             *   argumentsLogged?: track.v1.ArgumentsLogged.$Shape|null;
             *   metadataLogged?: track.v1.MetadataLogged.$Shape|null;
             *   tagsAdded?: track.v1.TagsAdded.$Shape|null;
             *   trialStarted?: track.v1.TrialStarted.$Shape|null;
             *   statusChanged?: track.v1.StatusChanged.$Shape|null;
             *   trialFinished?: track.v1.TrialFinished.$Shape|null;
             *   errorLogged?: track.v1.ErrorLogged.$Shape|null;
             *   outputCaptured?: track.v1.OutputCaptured.$Shape|null;
             *   projectCreated?: track.v1.ProjectCreated.$Shape|null;
             *   groupCreated?: track.v1.GroupCreated.$Shape|null;
             *   trialAdded?: track.v1.TrialAdded.$Shape|null;
             *   trialRemoved?: track.v1.TrialRemoved.$Shape|null;
             *   groupAdded?: track.v1.GroupAdded.$Shape|null;
             *   deleted?: track.v1.Deleted.$Shape|null;
             *   redacted?: track.v1.Redacted.$Shape|null;
             *   eventsDropped?: track.v1.EventsDropped.$Shape|null;
             *   projectAdded?: track.v1.ProjectAdded.$Shape|null;
             *   trialReserved?: track.v1.TrialReserved.$Shape|null;
             *   fileLogged?: track.v1.FileLogged.$Shape|null;
             *   systemMeasured?: track.v1.SystemMeasured.$Shape|null;
             *   reverted?: track.v1.Reverted.$Shape|null;
             *   timeDeltaMs?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "metricsLogged"; metricsLogged: track.v1.MetricsLogged.$Shape; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "chronoRecorded"; metricsLogged?: null; chronoRecorded: track.v1.ChronoRecorded.$Shape; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "chronoSummarized"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized: track.v1.ChronoSummarized.$Shape; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialCreated"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated: track.v1.TrialCreated.$Shape; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "argumentsLogged"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged: track.v1.ArgumentsLogged.$Shape; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "metadataLogged"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged: track.v1.MetadataLogged.$Shape; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "tagsAdded"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded: track.v1.TagsAdded.$Shape; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialStarted"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted: track.v1.TrialStarted.$Shape; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "statusChanged"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged: track.v1.StatusChanged.$Shape; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialFinished"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished: track.v1.TrialFinished.$Shape; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "errorLogged"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged: track.v1.ErrorLogged.$Shape; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "outputCaptured"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured: track.v1.OutputCaptured.$Shape; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "projectCreated"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated: track.v1.ProjectCreated.$Shape; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "groupCreated"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated: track.v1.GroupCreated.$Shape; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialAdded"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded: track.v1.TrialAdded.$Shape; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialRemoved"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved: track.v1.TrialRemoved.$Shape; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "groupAdded"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded: track.v1.GroupAdded.$Shape; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "deleted"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted: track.v1.Deleted.$Shape; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "redacted"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted: track.v1.Redacted.$Shape; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "eventsDropped"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped: track.v1.EventsDropped.$Shape; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "projectAdded"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded: track.v1.ProjectAdded.$Shape; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialReserved"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved: track.v1.TrialReserved.$Shape; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "fileLogged"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged: track.v1.FileLogged.$Shape; systemMeasured?: null; reverted?: null }|{ kind?: "systemMeasured"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured: track.v1.SystemMeasured.$Shape; reverted?: null }|{ kind?: "reverted"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted: track.v1.Reverted.$Shape })
             * )} track.v1.Event.$Shape
             */

            /**
             * Constructs a new Event.
             * @memberof track.v1
             * @classdesc Represents an Event.
             * @constructor
             * @param {track.v1.Event.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Event = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Event metricsLogged.
             * @member {track.v1.MetricsLogged.$Properties|null|undefined} metricsLogged
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.metricsLogged = null;

            /**
             * Event chronoRecorded.
             * @member {track.v1.ChronoRecorded.$Properties|null|undefined} chronoRecorded
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.chronoRecorded = null;

            /**
             * Event chronoSummarized.
             * @member {track.v1.ChronoSummarized.$Properties|null|undefined} chronoSummarized
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.chronoSummarized = null;

            /**
             * Event trialCreated.
             * @member {track.v1.TrialCreated.$Properties|null|undefined} trialCreated
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.trialCreated = null;

            /**
             * Event argumentsLogged.
             * @member {track.v1.ArgumentsLogged.$Properties|null|undefined} argumentsLogged
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.argumentsLogged = null;

            /**
             * Event metadataLogged.
             * @member {track.v1.MetadataLogged.$Properties|null|undefined} metadataLogged
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.metadataLogged = null;

            /**
             * Event tagsAdded.
             * @member {track.v1.TagsAdded.$Properties|null|undefined} tagsAdded
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.tagsAdded = null;

            /**
             * Event trialStarted.
             * @member {track.v1.TrialStarted.$Properties|null|undefined} trialStarted
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.trialStarted = null;

            /**
             * Event statusChanged.
             * @member {track.v1.StatusChanged.$Properties|null|undefined} statusChanged
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.statusChanged = null;

            /**
             * Event trialFinished.
             * @member {track.v1.TrialFinished.$Properties|null|undefined} trialFinished
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.trialFinished = null;

            /**
             * Event errorLogged.
             * @member {track.v1.ErrorLogged.$Properties|null|undefined} errorLogged
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.errorLogged = null;

            /**
             * Event outputCaptured.
             * @member {track.v1.OutputCaptured.$Properties|null|undefined} outputCaptured
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.outputCaptured = null;

            /**
             * Event projectCreated.
             * @member {track.v1.ProjectCreated.$Properties|null|undefined} projectCreated
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.projectCreated = null;

            /**
             * Event groupCreated.
             * @member {track.v1.GroupCreated.$Properties|null|undefined} groupCreated
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.groupCreated = null;

            /**
             * Event trialAdded.
             * @member {track.v1.TrialAdded.$Properties|null|undefined} trialAdded
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.trialAdded = null;

            /**
             * Event trialRemoved.
             * @member {track.v1.TrialRemoved.$Properties|null|undefined} trialRemoved
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.trialRemoved = null;

            /**
             * Event groupAdded.
             * @member {track.v1.GroupAdded.$Properties|null|undefined} groupAdded
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.groupAdded = null;

            /**
             * Event deleted.
             * @member {track.v1.Deleted.$Properties|null|undefined} deleted
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.deleted = null;

            /**
             * Event redacted.
             * @member {track.v1.Redacted.$Properties|null|undefined} redacted
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.redacted = null;

            /**
             * Event eventsDropped.
             * @member {track.v1.EventsDropped.$Properties|null|undefined} eventsDropped
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.eventsDropped = null;

            /**
             * Event projectAdded.
             * @member {track.v1.ProjectAdded.$Properties|null|undefined} projectAdded
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.projectAdded = null;

            /**
             * Event trialReserved.
             * @member {track.v1.TrialReserved.$Properties|null|undefined} trialReserved
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.trialReserved = null;

            /**
             * Event fileLogged.
             * @member {track.v1.FileLogged.$Properties|null|undefined} fileLogged
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.fileLogged = null;

            /**
             * Event systemMeasured.
             * @member {track.v1.SystemMeasured.$Properties|null|undefined} systemMeasured
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.systemMeasured = null;

            /**
             * Event reverted.
             * @member {track.v1.Reverted.$Properties|null|undefined} reverted
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.reverted = null;

            /**
             * Event timeDeltaMs.
             * @member {number} timeDeltaMs
             * @memberof track.v1.Event
             * @instance
             */
            Event.prototype.timeDeltaMs = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Event kind.
             * @member {"metricsLogged"|"chronoRecorded"|"chronoSummarized"|"trialCreated"|"argumentsLogged"|"metadataLogged"|"tagsAdded"|"trialStarted"|"statusChanged"|"trialFinished"|"errorLogged"|"outputCaptured"|"projectCreated"|"groupCreated"|"trialAdded"|"trialRemoved"|"groupAdded"|"deleted"|"redacted"|"eventsDropped"|"projectAdded"|"trialReserved"|"fileLogged"|"systemMeasured"|"reverted"|undefined} kind
             * @memberof track.v1.Event
             * @instance
             */
            $Object.defineProperty(Event.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["metricsLogged", "chronoRecorded", "chronoSummarized", "trialCreated", "argumentsLogged", "metadataLogged", "tagsAdded", "trialStarted", "statusChanged", "trialFinished", "errorLogged", "outputCaptured", "projectCreated", "groupCreated", "trialAdded", "trialRemoved", "groupAdded", "deleted", "redacted", "eventsDropped", "projectAdded", "trialReserved", "fileLogged", "systemMeasured", "reverted"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Event message. Does not implicitly {@link track.v1.Event.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Event
             * @static
             * @param {track.v1.Event.$Properties} message Event message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Event.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metricsLogged != null && $Object.hasOwnProperty.call(message, "metricsLogged"))
                    $root.track.v1.MetricsLogged.encode(message.metricsLogged, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.chronoRecorded != null && $Object.hasOwnProperty.call(message, "chronoRecorded"))
                    $root.track.v1.ChronoRecorded.encode(message.chronoRecorded, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.chronoSummarized != null && $Object.hasOwnProperty.call(message, "chronoSummarized"))
                    $root.track.v1.ChronoSummarized.encode(message.chronoSummarized, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.trialCreated != null && $Object.hasOwnProperty.call(message, "trialCreated"))
                    $root.track.v1.TrialCreated.encode(message.trialCreated, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.argumentsLogged != null && $Object.hasOwnProperty.call(message, "argumentsLogged"))
                    $root.track.v1.ArgumentsLogged.encode(message.argumentsLogged, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.metadataLogged != null && $Object.hasOwnProperty.call(message, "metadataLogged"))
                    $root.track.v1.MetadataLogged.encode(message.metadataLogged, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.tagsAdded != null && $Object.hasOwnProperty.call(message, "tagsAdded"))
                    $root.track.v1.TagsAdded.encode(message.tagsAdded, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.trialStarted != null && $Object.hasOwnProperty.call(message, "trialStarted"))
                    $root.track.v1.TrialStarted.encode(message.trialStarted, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.statusChanged != null && $Object.hasOwnProperty.call(message, "statusChanged"))
                    $root.track.v1.StatusChanged.encode(message.statusChanged, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.trialFinished != null && $Object.hasOwnProperty.call(message, "trialFinished"))
                    $root.track.v1.TrialFinished.encode(message.trialFinished, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.errorLogged != null && $Object.hasOwnProperty.call(message, "errorLogged"))
                    $root.track.v1.ErrorLogged.encode(message.errorLogged, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.outputCaptured != null && $Object.hasOwnProperty.call(message, "outputCaptured"))
                    $root.track.v1.OutputCaptured.encode(message.outputCaptured, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.projectCreated != null && $Object.hasOwnProperty.call(message, "projectCreated"))
                    $root.track.v1.ProjectCreated.encode(message.projectCreated, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.groupCreated != null && $Object.hasOwnProperty.call(message, "groupCreated"))
                    $root.track.v1.GroupCreated.encode(message.groupCreated, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.timeDeltaMs != null && $Object.hasOwnProperty.call(message, "timeDeltaMs") && message.timeDeltaMs !== 0)
                    writer.uint32(/* id 15, wireType 0 =*/120).sint32(message.timeDeltaMs);
                if (message.trialAdded != null && $Object.hasOwnProperty.call(message, "trialAdded"))
                    $root.track.v1.TrialAdded.encode(message.trialAdded, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.trialRemoved != null && $Object.hasOwnProperty.call(message, "trialRemoved"))
                    $root.track.v1.TrialRemoved.encode(message.trialRemoved, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.groupAdded != null && $Object.hasOwnProperty.call(message, "groupAdded"))
                    $root.track.v1.GroupAdded.encode(message.groupAdded, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted"))
                    $root.track.v1.Deleted.encode(message.deleted, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.redacted != null && $Object.hasOwnProperty.call(message, "redacted"))
                    $root.track.v1.Redacted.encode(message.redacted, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                if (message.eventsDropped != null && $Object.hasOwnProperty.call(message, "eventsDropped"))
                    $root.track.v1.EventsDropped.encode(message.eventsDropped, writer.uint32(/* id 21, wireType 2 =*/170).fork(), _depth + 1).ldelim();
                if (message.projectAdded != null && $Object.hasOwnProperty.call(message, "projectAdded"))
                    $root.track.v1.ProjectAdded.encode(message.projectAdded, writer.uint32(/* id 22, wireType 2 =*/178).fork(), _depth + 1).ldelim();
                if (message.trialReserved != null && $Object.hasOwnProperty.call(message, "trialReserved"))
                    $root.track.v1.TrialReserved.encode(message.trialReserved, writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                if (message.fileLogged != null && $Object.hasOwnProperty.call(message, "fileLogged"))
                    $root.track.v1.FileLogged.encode(message.fileLogged, writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                if (message.systemMeasured != null && $Object.hasOwnProperty.call(message, "systemMeasured"))
                    $root.track.v1.SystemMeasured.encode(message.systemMeasured, writer.uint32(/* id 25, wireType 2 =*/202).fork(), _depth + 1).ldelim();
                if (message.reverted != null && $Object.hasOwnProperty.call(message, "reverted"))
                    $root.track.v1.Reverted.encode(message.reverted, writer.uint32(/* id 26, wireType 2 =*/210).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Event
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Event & track.v1.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Event.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Event();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.metricsLogged = $root.track.v1.MetricsLogged.decode(reader, reader.size(), $undefined, _depth + 1, message.metricsLogged);
                            message.kind = "metricsLogged";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.chronoRecorded = $root.track.v1.ChronoRecorded.decode(reader, reader.size(), $undefined, _depth + 1, message.chronoRecorded);
                            message.kind = "chronoRecorded";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.chronoSummarized = $root.track.v1.ChronoSummarized.decode(reader, reader.size(), $undefined, _depth + 1, message.chronoSummarized);
                            message.kind = "chronoSummarized";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.trialCreated = $root.track.v1.TrialCreated.decode(reader, reader.size(), $undefined, _depth + 1, message.trialCreated);
                            message.kind = "trialCreated";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.argumentsLogged = $root.track.v1.ArgumentsLogged.decode(reader, reader.size(), $undefined, _depth + 1, message.argumentsLogged);
                            message.kind = "argumentsLogged";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.metadataLogged = $root.track.v1.MetadataLogged.decode(reader, reader.size(), $undefined, _depth + 1, message.metadataLogged);
                            message.kind = "metadataLogged";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.tagsAdded = $root.track.v1.TagsAdded.decode(reader, reader.size(), $undefined, _depth + 1, message.tagsAdded);
                            message.kind = "tagsAdded";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.trialStarted = $root.track.v1.TrialStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.trialStarted);
                            message.kind = "trialStarted";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.statusChanged = $root.track.v1.StatusChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.statusChanged);
                            message.kind = "statusChanged";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.trialFinished = $root.track.v1.TrialFinished.decode(reader, reader.size(), $undefined, _depth + 1, message.trialFinished);
                            message.kind = "trialFinished";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.errorLogged = $root.track.v1.ErrorLogged.decode(reader, reader.size(), $undefined, _depth + 1, message.errorLogged);
                            message.kind = "errorLogged";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.outputCaptured = $root.track.v1.OutputCaptured.decode(reader, reader.size(), $undefined, _depth + 1, message.outputCaptured);
                            message.kind = "outputCaptured";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.projectCreated = $root.track.v1.ProjectCreated.decode(reader, reader.size(), $undefined, _depth + 1, message.projectCreated);
                            message.kind = "projectCreated";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.groupCreated = $root.track.v1.GroupCreated.decode(reader, reader.size(), $undefined, _depth + 1, message.groupCreated);
                            message.kind = "groupCreated";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.trialAdded = $root.track.v1.TrialAdded.decode(reader, reader.size(), $undefined, _depth + 1, message.trialAdded);
                            message.kind = "trialAdded";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.trialRemoved = $root.track.v1.TrialRemoved.decode(reader, reader.size(), $undefined, _depth + 1, message.trialRemoved);
                            message.kind = "trialRemoved";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.groupAdded = $root.track.v1.GroupAdded.decode(reader, reader.size(), $undefined, _depth + 1, message.groupAdded);
                            message.kind = "groupAdded";
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            message.deleted = $root.track.v1.Deleted.decode(reader, reader.size(), $undefined, _depth + 1, message.deleted);
                            message.kind = "deleted";
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            message.redacted = $root.track.v1.Redacted.decode(reader, reader.size(), $undefined, _depth + 1, message.redacted);
                            message.kind = "redacted";
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            message.eventsDropped = $root.track.v1.EventsDropped.decode(reader, reader.size(), $undefined, _depth + 1, message.eventsDropped);
                            message.kind = "eventsDropped";
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            message.projectAdded = $root.track.v1.ProjectAdded.decode(reader, reader.size(), $undefined, _depth + 1, message.projectAdded);
                            message.kind = "projectAdded";
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            message.trialReserved = $root.track.v1.TrialReserved.decode(reader, reader.size(), $undefined, _depth + 1, message.trialReserved);
                            message.kind = "trialReserved";
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            message.fileLogged = $root.track.v1.FileLogged.decode(reader, reader.size(), $undefined, _depth + 1, message.fileLogged);
                            message.kind = "fileLogged";
                            continue;
                        }
                    case 25: {
                            if (wireType !== 2)
                                break;
                            message.systemMeasured = $root.track.v1.SystemMeasured.decode(reader, reader.size(), $undefined, _depth + 1, message.systemMeasured);
                            message.kind = "systemMeasured";
                            continue;
                        }
                    case 26: {
                            if (wireType !== 2)
                                break;
                            message.reverted = $root.track.v1.Reverted.decode(reader, reader.size(), $undefined, _depth + 1, message.reverted);
                            message.kind = "reverted";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.timeDeltaMs = value;
                            else
                                delete message.timeDeltaMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Event;
        })();

        v1.MetricsLogged = (function() {

            /**
             * Properties of a MetricsLogged.
             * @typedef {Object} track.v1.MetricsLogged.$Properties
             * @property {Array.<number>|null} [names] MetricsLogged names
             * @property {number|null} [stepDelta] MetricsLogged stepDelta
             * @property {number|null} [step] MetricsLogged step
             * @property {Array.<number>|null} [values] MetricsLogged values
             * @property {Array.<number>|null} [singles] MetricsLogged singles
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MetricsLogged.
             * @memberof track.v1
             * @interface IMetricsLogged
             * @augments track.v1.MetricsLogged.$Properties
             * @deprecated Use track.v1.MetricsLogged.$Properties instead.
             */

            /**
             * Shape of a MetricsLogged.
             * @typedef {track.v1.MetricsLogged.$Properties} track.v1.MetricsLogged.$Shape
             */

            /**
             * Constructs a new MetricsLogged.
             * @memberof track.v1
             * @classdesc Represents a MetricsLogged.
             * @constructor
             * @param {track.v1.MetricsLogged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MetricsLogged = function (properties) {
                this.names = [];
                this.values = [];
                this.singles = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MetricsLogged names.
             * @member {Array.<number>} names
             * @memberof track.v1.MetricsLogged
             * @instance
             */
            MetricsLogged.prototype.names = $util.emptyArray;

            /**
             * MetricsLogged stepDelta.
             * @member {number|null|undefined} stepDelta
             * @memberof track.v1.MetricsLogged
             * @instance
             */
            MetricsLogged.prototype.stepDelta = null;

            /**
             * MetricsLogged step.
             * @member {number|null|undefined} step
             * @memberof track.v1.MetricsLogged
             * @instance
             */
            MetricsLogged.prototype.step = null;

            /**
             * MetricsLogged values.
             * @member {Array.<number>} values
             * @memberof track.v1.MetricsLogged
             * @instance
             */
            MetricsLogged.prototype.values = $util.emptyArray;

            /**
             * MetricsLogged singles.
             * @member {Array.<number>} singles
             * @memberof track.v1.MetricsLogged
             * @instance
             */
            MetricsLogged.prototype.singles = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MetricsLogged.prototype, "_stepDelta", {
                get: $util.oneOfGetter($oneOfFields = ["stepDelta"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MetricsLogged.prototype, "_step", {
                get: $util.oneOfGetter($oneOfFields = ["step"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified MetricsLogged message. Does not implicitly {@link track.v1.MetricsLogged.verify|verify} messages.
             * @function encode
             * @memberof track.v1.MetricsLogged
             * @static
             * @param {track.v1.MetricsLogged.$Properties} message MetricsLogged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MetricsLogged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.names != null && message.names.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).uint32s(message.names);
                if (message.stepDelta != null && $Object.hasOwnProperty.call(message, "stepDelta"))
                    writer.uint32(/* id 2, wireType 0 =*/16).sint32(message.stepDelta);
                if (message.step != null && $Object.hasOwnProperty.call(message, "step"))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.step);
                if (message.values != null && message.values.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).doubles(message.values);
                if (message.singles != null && message.singles.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).floats(message.singles);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MetricsLogged message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.MetricsLogged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.MetricsLogged & track.v1.MetricsLogged.$Shape} MetricsLogged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MetricsLogged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.MetricsLogged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.names && message.names.length))
                                    message.names = [];
                                reader.uint32s(message.names);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.names && message.names.length))
                                message.names = [];
                            message.names.push(reader.uint32());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.stepDelta = reader.sint32();
                            message._stepDelta = "stepDelta";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            message.step = reader.double();
                            message._step = "step";
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.values && message.values.length))
                                    message.values = [];
                                reader.doubles(message.values);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.values && message.values.length))
                                message.values = [];
                            message.values.push(reader.double());
                            continue;
                        }
                    case 5: {
                            if (wireType === 2) {
                                if (!(message.singles && message.singles.length))
                                    message.singles = [];
                                reader.floats(message.singles);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.singles && message.singles.length))
                                message.singles = [];
                            message.singles.push(reader.float());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MetricsLogged;
        })();

        /**
         * Aggregator enum.
         * @name track.v1.Aggregator
         * @enum {number}
         * @property {number} STAT=0 STAT value
         * @property {number} VALUE=1 VALUE value
         * @property {number} RING=2 RING value
         * @property {number} SERIES=3 SERIES value
         */
        v1.Aggregator = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "STAT"] = 0;
            values[valuesById[1] = "VALUE"] = 1;
            values[valuesById[2] = "RING"] = 2;
            values[valuesById[3] = "SERIES"] = 3;
            return values;
        })();

        v1.ChronoRecorded = (function() {

            /**
             * Properties of a ChronoRecorded.
             * @typedef {Object} track.v1.ChronoRecorded.$Properties
             * @property {number|null} [name] ChronoRecorded name
             * @property {number|null} [seconds] ChronoRecorded seconds
             * @property {track.v1.Aggregator|null} [aggregator] ChronoRecorded aggregator
             * @property {number|null} [window] ChronoRecorded window
             * @property {number|null} [skip] ChronoRecorded skip
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChronoRecorded.
             * @memberof track.v1
             * @interface IChronoRecorded
             * @augments track.v1.ChronoRecorded.$Properties
             * @deprecated Use track.v1.ChronoRecorded.$Properties instead.
             */

            /**
             * Shape of a ChronoRecorded.
             * @typedef {track.v1.ChronoRecorded.$Properties} track.v1.ChronoRecorded.$Shape
             */

            /**
             * Constructs a new ChronoRecorded.
             * @memberof track.v1
             * @classdesc Represents a ChronoRecorded.
             * @constructor
             * @param {track.v1.ChronoRecorded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChronoRecorded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChronoRecorded name.
             * @member {number} name
             * @memberof track.v1.ChronoRecorded
             * @instance
             */
            ChronoRecorded.prototype.name = 0;

            /**
             * ChronoRecorded seconds.
             * @member {number} seconds
             * @memberof track.v1.ChronoRecorded
             * @instance
             */
            ChronoRecorded.prototype.seconds = 0;

            /**
             * ChronoRecorded aggregator.
             * @member {track.v1.Aggregator} aggregator
             * @memberof track.v1.ChronoRecorded
             * @instance
             */
            ChronoRecorded.prototype.aggregator = 0;

            /**
             * ChronoRecorded window.
             * @member {number} window
             * @memberof track.v1.ChronoRecorded
             * @instance
             */
            ChronoRecorded.prototype.window = 0;

            /**
             * ChronoRecorded skip.
             * @member {number} skip
             * @memberof track.v1.ChronoRecorded
             * @instance
             */
            ChronoRecorded.prototype.skip = 0;

            /**
             * Encodes the specified ChronoRecorded message. Does not implicitly {@link track.v1.ChronoRecorded.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ChronoRecorded
             * @static
             * @param {track.v1.ChronoRecorded.$Properties} message ChronoRecorded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChronoRecorded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.name);
                if (message.seconds != null && $Object.hasOwnProperty.call(message, "seconds") && !$Object.is(message.seconds, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.seconds);
                if (message.aggregator != null && $Object.hasOwnProperty.call(message, "aggregator") && message.aggregator !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.aggregator);
                if (message.window != null && $Object.hasOwnProperty.call(message, "window") && message.window !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.window);
                if (message.skip != null && $Object.hasOwnProperty.call(message, "skip") && message.skip !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.skip);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChronoRecorded message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ChronoRecorded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ChronoRecorded & track.v1.ChronoRecorded.$Shape} ChronoRecorded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChronoRecorded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ChronoRecorded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.seconds = value;
                            else
                                delete message.seconds;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.aggregator = value;
                            else
                                delete message.aggregator;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.window = value;
                            else
                                delete message.window;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.skip = value;
                            else
                                delete message.skip;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChronoRecorded;
        })();

        v1.ChronoSummarized = (function() {

            /**
             * Properties of a ChronoSummarized.
             * @typedef {Object} track.v1.ChronoSummarized.$Properties
             * @property {number|null} [name] ChronoSummarized name
             * @property {number|null} [count] ChronoSummarized count
             * @property {number|null} [mean] ChronoSummarized mean
             * @property {number|null} [sumSquares] ChronoSummarized sumSquares
             * @property {number|null} [min] ChronoSummarized min
             * @property {number|null} [max] ChronoSummarized max
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChronoSummarized.
             * @memberof track.v1
             * @interface IChronoSummarized
             * @augments track.v1.ChronoSummarized.$Properties
             * @deprecated Use track.v1.ChronoSummarized.$Properties instead.
             */

            /**
             * Shape of a ChronoSummarized.
             * @typedef {track.v1.ChronoSummarized.$Properties} track.v1.ChronoSummarized.$Shape
             */

            /**
             * Constructs a new ChronoSummarized.
             * @memberof track.v1
             * @classdesc Represents a ChronoSummarized.
             * @constructor
             * @param {track.v1.ChronoSummarized.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChronoSummarized = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChronoSummarized name.
             * @member {number} name
             * @memberof track.v1.ChronoSummarized
             * @instance
             */
            ChronoSummarized.prototype.name = 0;

            /**
             * ChronoSummarized count.
             * @member {number} count
             * @memberof track.v1.ChronoSummarized
             * @instance
             */
            ChronoSummarized.prototype.count = 0;

            /**
             * ChronoSummarized mean.
             * @member {number} mean
             * @memberof track.v1.ChronoSummarized
             * @instance
             */
            ChronoSummarized.prototype.mean = 0;

            /**
             * ChronoSummarized sumSquares.
             * @member {number} sumSquares
             * @memberof track.v1.ChronoSummarized
             * @instance
             */
            ChronoSummarized.prototype.sumSquares = 0;

            /**
             * ChronoSummarized min.
             * @member {number} min
             * @memberof track.v1.ChronoSummarized
             * @instance
             */
            ChronoSummarized.prototype.min = 0;

            /**
             * ChronoSummarized max.
             * @member {number} max
             * @memberof track.v1.ChronoSummarized
             * @instance
             */
            ChronoSummarized.prototype.max = 0;

            /**
             * Encodes the specified ChronoSummarized message. Does not implicitly {@link track.v1.ChronoSummarized.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ChronoSummarized
             * @static
             * @param {track.v1.ChronoSummarized.$Properties} message ChronoSummarized message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChronoSummarized.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.name);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && !$Object.is(message.count, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.count);
                if (message.mean != null && $Object.hasOwnProperty.call(message, "mean") && !$Object.is(message.mean, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.mean);
                if (message.sumSquares != null && $Object.hasOwnProperty.call(message, "sumSquares") && !$Object.is(message.sumSquares, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.sumSquares);
                if (message.min != null && $Object.hasOwnProperty.call(message, "min") && !$Object.is(message.min, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.min);
                if (message.max != null && $Object.hasOwnProperty.call(message, "max") && !$Object.is(message.max, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.max);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChronoSummarized message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ChronoSummarized
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ChronoSummarized & track.v1.ChronoSummarized.$Shape} ChronoSummarized
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChronoSummarized.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ChronoSummarized();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.mean = value;
                            else
                                delete message.mean;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.sumSquares = value;
                            else
                                delete message.sumSquares;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.min = value;
                            else
                                delete message.min;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.max = value;
                            else
                                delete message.max;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChronoSummarized;
        })();

        v1.TrialCreated = (function() {

            /**
             * Properties of a TrialCreated.
             * @typedef {Object} track.v1.TrialCreated.$Properties
             * @property {string|null} [name] TrialCreated name
             * @property {string|null} [description] TrialCreated description
             * @property {string|null} [version] TrialCreated version
             * @property {string|null} [hash] TrialCreated hash
             * @property {Uint8Array|null} [project] TrialCreated project
             * @property {Array.<Uint8Array>|null} [groups] TrialCreated groups
             * @property {Uint8Array|null} [forkedFrom] TrialCreated forkedFrom
             * @property {number|null} [forkRevision] TrialCreated forkRevision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TrialCreated.
             * @memberof track.v1
             * @interface ITrialCreated
             * @augments track.v1.TrialCreated.$Properties
             * @deprecated Use track.v1.TrialCreated.$Properties instead.
             */

            /**
             * Shape of a TrialCreated.
             * @typedef {track.v1.TrialCreated.$Properties} track.v1.TrialCreated.$Shape
             */

            /**
             * Constructs a new TrialCreated.
             * @memberof track.v1
             * @classdesc Represents a TrialCreated.
             * @constructor
             * @param {track.v1.TrialCreated.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TrialCreated = function (properties) {
                this.groups = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TrialCreated name.
             * @member {string} name
             * @memberof track.v1.TrialCreated
             * @instance
             */
            TrialCreated.prototype.name = "";

            /**
             * TrialCreated description.
             * @member {string} description
             * @memberof track.v1.TrialCreated
             * @instance
             */
            TrialCreated.prototype.description = "";

            /**
             * TrialCreated version.
             * @member {string} version
             * @memberof track.v1.TrialCreated
             * @instance
             */
            TrialCreated.prototype.version = "";

            /**
             * TrialCreated hash.
             * @member {string} hash
             * @memberof track.v1.TrialCreated
             * @instance
             */
            TrialCreated.prototype.hash = "";

            /**
             * TrialCreated project.
             * @member {Uint8Array} project
             * @memberof track.v1.TrialCreated
             * @instance
             */
            TrialCreated.prototype.project = $util.newBuffer([]);

            /**
             * TrialCreated groups.
             * @member {Array.<Uint8Array>} groups
             * @memberof track.v1.TrialCreated
             * @instance
             */
            TrialCreated.prototype.groups = $util.emptyArray;

            /**
             * TrialCreated forkedFrom.
             * @member {Uint8Array} forkedFrom
             * @memberof track.v1.TrialCreated
             * @instance
             */
            TrialCreated.prototype.forkedFrom = $util.newBuffer([]);

            /**
             * TrialCreated forkRevision.
             * @member {number} forkRevision
             * @memberof track.v1.TrialCreated
             * @instance
             */
            TrialCreated.prototype.forkRevision = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified TrialCreated message. Does not implicitly {@link track.v1.TrialCreated.verify|verify} messages.
             * @function encode
             * @memberof track.v1.TrialCreated
             * @static
             * @param {track.v1.TrialCreated.$Properties} message TrialCreated message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TrialCreated.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.description);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.version);
                if (message.hash != null && $Object.hasOwnProperty.call(message, "hash") && message.hash !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.hash);
                if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.project);
                if (message.groups != null && message.groups.length)
                    for (let i = 0; i < message.groups.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.groups[i]);
                if (message.forkedFrom != null && $Object.hasOwnProperty.call(message, "forkedFrom") && message.forkedFrom.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.forkedFrom);
                if (message.forkRevision != null && $Object.hasOwnProperty.call(message, "forkRevision") && (typeof message.forkRevision === "object" ? message.forkRevision.low || message.forkRevision.high : message.forkRevision !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.forkRevision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TrialCreated message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.TrialCreated
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.TrialCreated & track.v1.TrialCreated.$Shape} TrialCreated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TrialCreated.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.TrialCreated();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hash = value;
                            else
                                delete message.hash;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.project = value;
                            else
                                delete message.project;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.groups && message.groups.length))
                                message.groups = [];
                            message.groups.push(reader.bytes());
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.forkedFrom = value;
                            else
                                delete message.forkedFrom;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.forkRevision = value;
                            else
                                delete message.forkRevision;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TrialCreated;
        })();

        v1.ArgumentsLogged = (function() {

            /**
             * Properties of an ArgumentsLogged.
             * @typedef {Object} track.v1.ArgumentsLogged.$Properties
             * @property {track.v1.Struct.$Properties|null} ["arguments"] ArgumentsLogged arguments
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ArgumentsLogged.
             * @memberof track.v1
             * @interface IArgumentsLogged
             * @augments track.v1.ArgumentsLogged.$Properties
             * @deprecated Use track.v1.ArgumentsLogged.$Properties instead.
             */

            /**
             * Shape of an ArgumentsLogged.
             * @typedef {{
             *   "arguments"?: track.v1.Struct.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} track.v1.ArgumentsLogged.$Shape
             */

            /**
             * Constructs a new ArgumentsLogged.
             * @memberof track.v1
             * @classdesc Represents an ArgumentsLogged.
             * @constructor
             * @param {track.v1.ArgumentsLogged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ArgumentsLogged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ArgumentsLogged arguments.
             * @member {track.v1.Struct.$Properties|null|undefined} arguments
             * @memberof track.v1.ArgumentsLogged
             * @instance
             */
            ArgumentsLogged.prototype["arguments"] = null;

            /**
             * Encodes the specified ArgumentsLogged message. Does not implicitly {@link track.v1.ArgumentsLogged.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ArgumentsLogged
             * @static
             * @param {track.v1.ArgumentsLogged.$Properties} message ArgumentsLogged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ArgumentsLogged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message["arguments"] != null && $Object.hasOwnProperty.call(message, "arguments"))
                    $root.track.v1.Struct.encode(message["arguments"], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ArgumentsLogged message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ArgumentsLogged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ArgumentsLogged & track.v1.ArgumentsLogged.$Shape} ArgumentsLogged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ArgumentsLogged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ArgumentsLogged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message["arguments"] = $root.track.v1.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message["arguments"]);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ArgumentsLogged;
        })();

        v1.MetadataLogged = (function() {

            /**
             * Properties of a MetadataLogged.
             * @typedef {Object} track.v1.MetadataLogged.$Properties
             * @property {track.v1.Struct.$Properties|null} [metadata] MetadataLogged metadata
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MetadataLogged.
             * @memberof track.v1
             * @interface IMetadataLogged
             * @augments track.v1.MetadataLogged.$Properties
             * @deprecated Use track.v1.MetadataLogged.$Properties instead.
             */

            /**
             * Shape of a MetadataLogged.
             * @typedef {{
             *   metadata?: track.v1.Struct.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} track.v1.MetadataLogged.$Shape
             */

            /**
             * Constructs a new MetadataLogged.
             * @memberof track.v1
             * @classdesc Represents a MetadataLogged.
             * @constructor
             * @param {track.v1.MetadataLogged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MetadataLogged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MetadataLogged metadata.
             * @member {track.v1.Struct.$Properties|null|undefined} metadata
             * @memberof track.v1.MetadataLogged
             * @instance
             */
            MetadataLogged.prototype.metadata = null;

            /**
             * Encodes the specified MetadataLogged message. Does not implicitly {@link track.v1.MetadataLogged.verify|verify} messages.
             * @function encode
             * @memberof track.v1.MetadataLogged
             * @static
             * @param {track.v1.MetadataLogged.$Properties} message MetadataLogged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MetadataLogged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
                    $root.track.v1.Struct.encode(message.metadata, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MetadataLogged message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.MetadataLogged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.MetadataLogged & track.v1.MetadataLogged.$Shape} MetadataLogged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MetadataLogged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.MetadataLogged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.metadata = $root.track.v1.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message.metadata);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MetadataLogged;
        })();

        v1.TagsAdded = (function() {

            /**
             * Properties of a TagsAdded.
             * @typedef {Object} track.v1.TagsAdded.$Properties
             * @property {track.v1.Struct.$Properties|null} [tags] TagsAdded tags
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TagsAdded.
             * @memberof track.v1
             * @interface ITagsAdded
             * @augments track.v1.TagsAdded.$Properties
             * @deprecated Use track.v1.TagsAdded.$Properties instead.
             */

            /**
             * Shape of a TagsAdded.
             * @typedef {{
             *   tags?: track.v1.Struct.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} track.v1.TagsAdded.$Shape
             */

            /**
             * Constructs a new TagsAdded.
             * @memberof track.v1
             * @classdesc Represents a TagsAdded.
             * @constructor
             * @param {track.v1.TagsAdded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TagsAdded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TagsAdded tags.
             * @member {track.v1.Struct.$Properties|null|undefined} tags
             * @memberof track.v1.TagsAdded
             * @instance
             */
            TagsAdded.prototype.tags = null;

            /**
             * Encodes the specified TagsAdded message. Does not implicitly {@link track.v1.TagsAdded.verify|verify} messages.
             * @function encode
             * @memberof track.v1.TagsAdded
             * @static
             * @param {track.v1.TagsAdded.$Properties} message TagsAdded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TagsAdded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tags != null && $Object.hasOwnProperty.call(message, "tags"))
                    $root.track.v1.Struct.encode(message.tags, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TagsAdded message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.TagsAdded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.TagsAdded & track.v1.TagsAdded.$Shape} TagsAdded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TagsAdded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.TagsAdded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.tags = $root.track.v1.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message.tags);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TagsAdded;
        })();

        v1.Process = (function() {

            /**
             * Properties of a Process.
             * @typedef {Object} track.v1.Process.$Properties
             * @property {string|null} [host] Process host
             * @property {string|null} [boot] Process boot
             * @property {number|null} [pid] Process pid
             * @property {number|null} [startedMs] Process startedMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Process.
             * @memberof track.v1
             * @interface IProcess
             * @augments track.v1.Process.$Properties
             * @deprecated Use track.v1.Process.$Properties instead.
             */

            /**
             * Shape of a Process.
             * @typedef {track.v1.Process.$Properties} track.v1.Process.$Shape
             */

            /**
             * Constructs a new Process.
             * @memberof track.v1
             * @classdesc Represents a Process.
             * @constructor
             * @param {track.v1.Process.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Process = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Process host.
             * @member {string} host
             * @memberof track.v1.Process
             * @instance
             */
            Process.prototype.host = "";

            /**
             * Process boot.
             * @member {string} boot
             * @memberof track.v1.Process
             * @instance
             */
            Process.prototype.boot = "";

            /**
             * Process pid.
             * @member {number} pid
             * @memberof track.v1.Process
             * @instance
             */
            Process.prototype.pid = 0;

            /**
             * Process startedMs.
             * @member {number} startedMs
             * @memberof track.v1.Process
             * @instance
             */
            Process.prototype.startedMs = 0;

            /**
             * Encodes the specified Process message. Does not implicitly {@link track.v1.Process.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Process
             * @static
             * @param {track.v1.Process.$Properties} message Process message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Process.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.host);
                if (message.boot != null && $Object.hasOwnProperty.call(message, "boot") && message.boot !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.boot);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.pid);
                if (message.startedMs != null && $Object.hasOwnProperty.call(message, "startedMs") && !$Object.is(message.startedMs, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.startedMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Process message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Process
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Process & track.v1.Process.$Shape} Process
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Process.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Process();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.boot = value;
                            else
                                delete message.boot;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.startedMs = value;
                            else
                                delete message.startedMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Process;
        })();

        v1.TrialStarted = (function() {

            /**
             * Properties of a TrialStarted.
             * @typedef {Object} track.v1.TrialStarted.$Properties
             * @property {track.v1.Process.$Properties|null} [process] TrialStarted process
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TrialStarted.
             * @memberof track.v1
             * @interface ITrialStarted
             * @augments track.v1.TrialStarted.$Properties
             * @deprecated Use track.v1.TrialStarted.$Properties instead.
             */

            /**
             * Shape of a TrialStarted.
             * @typedef {track.v1.TrialStarted.$Properties} track.v1.TrialStarted.$Shape
             */

            /**
             * Constructs a new TrialStarted.
             * @memberof track.v1
             * @classdesc Represents a TrialStarted.
             * @constructor
             * @param {track.v1.TrialStarted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TrialStarted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TrialStarted process.
             * @member {track.v1.Process.$Properties|null|undefined} process
             * @memberof track.v1.TrialStarted
             * @instance
             */
            TrialStarted.prototype.process = null;

            /**
             * Encodes the specified TrialStarted message. Does not implicitly {@link track.v1.TrialStarted.verify|verify} messages.
             * @function encode
             * @memberof track.v1.TrialStarted
             * @static
             * @param {track.v1.TrialStarted.$Properties} message TrialStarted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TrialStarted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.process != null && $Object.hasOwnProperty.call(message, "process"))
                    $root.track.v1.Process.encode(message.process, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TrialStarted message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.TrialStarted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.TrialStarted & track.v1.TrialStarted.$Shape} TrialStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TrialStarted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.TrialStarted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.process = $root.track.v1.Process.decode(reader, reader.size(), $undefined, _depth + 1, message.process);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TrialStarted;
        })();

        v1.Status = (function() {

            /**
             * Properties of a Status.
             * @typedef {Object} track.v1.Status.$Properties
             * @property {number|null} [value] Status value
             * @property {string|null} [name] Status name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Status.
             * @memberof track.v1
             * @interface IStatus
             * @augments track.v1.Status.$Properties
             * @deprecated Use track.v1.Status.$Properties instead.
             */

            /**
             * Shape of a Status.
             * @typedef {track.v1.Status.$Properties} track.v1.Status.$Shape
             */

            /**
             * Constructs a new Status.
             * @memberof track.v1
             * @classdesc Represents a Status.
             * @constructor
             * @param {track.v1.Status.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Status = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Status value.
             * @member {number} value
             * @memberof track.v1.Status
             * @instance
             */
            Status.prototype.value = 0;

            /**
             * Status name.
             * @member {string} name
             * @memberof track.v1.Status
             * @instance
             */
            Status.prototype.name = "";

            /**
             * Encodes the specified Status message. Does not implicitly {@link track.v1.Status.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Status
             * @static
             * @param {track.v1.Status.$Properties} message Status message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Status.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).sint32(message.value);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Status message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Status
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Status & track.v1.Status.$Shape} Status
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Status.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Status();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Status;
        })();

        v1.Error = (function() {

            /**
             * Properties of an Error.
             * @typedef {Object} track.v1.Error.$Properties
             * @property {string|null} [name] Error name
             * @property {string|null} [message] Error message
             * @property {string|null} [stack] Error stack
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Error.
             * @memberof track.v1
             * @interface IError
             * @augments track.v1.Error.$Properties
             * @deprecated Use track.v1.Error.$Properties instead.
             */

            /**
             * Shape of an Error.
             * @typedef {track.v1.Error.$Properties} track.v1.Error.$Shape
             */

            /**
             * Constructs a new Error.
             * @memberof track.v1
             * @classdesc Represents an Error.
             * @constructor
             * @param {track.v1.Error.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Error = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Error name.
             * @member {string} name
             * @memberof track.v1.Error
             * @instance
             */
            Error.prototype.name = "";

            /**
             * Error message.
             * @member {string} message
             * @memberof track.v1.Error
             * @instance
             */
            Error.prototype.message = "";

            /**
             * Error stack.
             * @member {string} stack
             * @memberof track.v1.Error
             * @instance
             */
            Error.prototype.stack = "";

            /**
             * Encodes the specified Error message. Does not implicitly {@link track.v1.Error.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Error
             * @static
             * @param {track.v1.Error.$Properties} message Error message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Error.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.stack != null && $Object.hasOwnProperty.call(message, "stack") && message.stack !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.stack);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Error
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Error & track.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Error.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Error();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.stack = value;
                            else
                                delete message.stack;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Error;
        })();

        v1.StatusChanged = (function() {

            /**
             * Properties of a StatusChanged.
             * @typedef {Object} track.v1.StatusChanged.$Properties
             * @property {track.v1.Status.$Properties|null} [status] StatusChanged status
             * @property {track.v1.Error.$Properties|null} [error] StatusChanged error
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StatusChanged.
             * @memberof track.v1
             * @interface IStatusChanged
             * @augments track.v1.StatusChanged.$Properties
             * @deprecated Use track.v1.StatusChanged.$Properties instead.
             */

            /**
             * Shape of a StatusChanged.
             * @typedef {track.v1.StatusChanged.$Properties} track.v1.StatusChanged.$Shape
             */

            /**
             * Constructs a new StatusChanged.
             * @memberof track.v1
             * @classdesc Represents a StatusChanged.
             * @constructor
             * @param {track.v1.StatusChanged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StatusChanged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StatusChanged status.
             * @member {track.v1.Status.$Properties|null|undefined} status
             * @memberof track.v1.StatusChanged
             * @instance
             */
            StatusChanged.prototype.status = null;

            /**
             * StatusChanged error.
             * @member {track.v1.Error.$Properties|null|undefined} error
             * @memberof track.v1.StatusChanged
             * @instance
             */
            StatusChanged.prototype.error = null;

            /**
             * Encodes the specified StatusChanged message. Does not implicitly {@link track.v1.StatusChanged.verify|verify} messages.
             * @function encode
             * @memberof track.v1.StatusChanged
             * @static
             * @param {track.v1.StatusChanged.$Properties} message StatusChanged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StatusChanged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    $root.track.v1.Status.encode(message.status, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.track.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StatusChanged message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.StatusChanged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.StatusChanged & track.v1.StatusChanged.$Shape} StatusChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StatusChanged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.StatusChanged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.status = $root.track.v1.Status.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.track.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StatusChanged;
        })();

        v1.TrialReserved = (function() {

            /**
             * Properties of a TrialReserved.
             * @typedef {Object} track.v1.TrialReserved.$Properties
             * @property {track.v1.Status.$Properties|null} [status] TrialReserved status
             * @property {track.v1.Process.$Properties|null} [process] TrialReserved process
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TrialReserved.
             * @memberof track.v1
             * @interface ITrialReserved
             * @augments track.v1.TrialReserved.$Properties
             * @deprecated Use track.v1.TrialReserved.$Properties instead.
             */

            /**
             * Shape of a TrialReserved.
             * @typedef {track.v1.TrialReserved.$Properties} track.v1.TrialReserved.$Shape
             */

            /**
             * Constructs a new TrialReserved.
             * @memberof track.v1
             * @classdesc Represents a TrialReserved.
             * @constructor
             * @param {track.v1.TrialReserved.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TrialReserved = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TrialReserved status.
             * @member {track.v1.Status.$Properties|null|undefined} status
             * @memberof track.v1.TrialReserved
             * @instance
             */
            TrialReserved.prototype.status = null;

            /**
             * TrialReserved process.
             * @member {track.v1.Process.$Properties|null|undefined} process
             * @memberof track.v1.TrialReserved
             * @instance
             */
            TrialReserved.prototype.process = null;

            /**
             * Encodes the specified TrialReserved message. Does not implicitly {@link track.v1.TrialReserved.verify|verify} messages.
             * @function encode
             * @memberof track.v1.TrialReserved
             * @static
             * @param {track.v1.TrialReserved.$Properties} message TrialReserved message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TrialReserved.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    $root.track.v1.Status.encode(message.status, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.process != null && $Object.hasOwnProperty.call(message, "process"))
                    $root.track.v1.Process.encode(message.process, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TrialReserved message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.TrialReserved
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.TrialReserved & track.v1.TrialReserved.$Shape} TrialReserved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TrialReserved.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.TrialReserved();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.status = $root.track.v1.Status.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.process = $root.track.v1.Process.decode(reader, reader.size(), $undefined, _depth + 1, message.process);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TrialReserved;
        })();

        v1.TrialFinished = (function() {

            /**
             * Properties of a TrialFinished.
             * @typedef {Object} track.v1.TrialFinished.$Properties
             * @property {track.v1.Status.$Properties|null} [status] TrialFinished status
             * @property {track.v1.Error.$Properties|null} [error] TrialFinished error
             * @property {number|null} [runtimeSeconds] TrialFinished runtimeSeconds
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TrialFinished.
             * @memberof track.v1
             * @interface ITrialFinished
             * @augments track.v1.TrialFinished.$Properties
             * @deprecated Use track.v1.TrialFinished.$Properties instead.
             */

            /**
             * Shape of a TrialFinished.
             * @typedef {track.v1.TrialFinished.$Properties} track.v1.TrialFinished.$Shape
             */

            /**
             * Constructs a new TrialFinished.
             * @memberof track.v1
             * @classdesc Represents a TrialFinished.
             * @constructor
             * @param {track.v1.TrialFinished.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TrialFinished = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TrialFinished status.
             * @member {track.v1.Status.$Properties|null|undefined} status
             * @memberof track.v1.TrialFinished
             * @instance
             */
            TrialFinished.prototype.status = null;

            /**
             * TrialFinished error.
             * @member {track.v1.Error.$Properties|null|undefined} error
             * @memberof track.v1.TrialFinished
             * @instance
             */
            TrialFinished.prototype.error = null;

            /**
             * TrialFinished runtimeSeconds.
             * @member {number} runtimeSeconds
             * @memberof track.v1.TrialFinished
             * @instance
             */
            TrialFinished.prototype.runtimeSeconds = 0;

            /**
             * Encodes the specified TrialFinished message. Does not implicitly {@link track.v1.TrialFinished.verify|verify} messages.
             * @function encode
             * @memberof track.v1.TrialFinished
             * @static
             * @param {track.v1.TrialFinished.$Properties} message TrialFinished message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TrialFinished.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    $root.track.v1.Status.encode(message.status, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.track.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.runtimeSeconds != null && $Object.hasOwnProperty.call(message, "runtimeSeconds") && !$Object.is(message.runtimeSeconds, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.runtimeSeconds);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TrialFinished message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.TrialFinished
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.TrialFinished & track.v1.TrialFinished.$Shape} TrialFinished
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TrialFinished.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.TrialFinished();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.status = $root.track.v1.Status.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.track.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.runtimeSeconds = value;
                            else
                                delete message.runtimeSeconds;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TrialFinished;
        })();

        v1.ErrorLogged = (function() {

            /**
             * Properties of an ErrorLogged.
             * @typedef {Object} track.v1.ErrorLogged.$Properties
             * @property {track.v1.Error.$Properties|null} [error] ErrorLogged error
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ErrorLogged.
             * @memberof track.v1
             * @interface IErrorLogged
             * @augments track.v1.ErrorLogged.$Properties
             * @deprecated Use track.v1.ErrorLogged.$Properties instead.
             */

            /**
             * Shape of an ErrorLogged.
             * @typedef {track.v1.ErrorLogged.$Properties} track.v1.ErrorLogged.$Shape
             */

            /**
             * Constructs a new ErrorLogged.
             * @memberof track.v1
             * @classdesc Represents an ErrorLogged.
             * @constructor
             * @param {track.v1.ErrorLogged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ErrorLogged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ErrorLogged error.
             * @member {track.v1.Error.$Properties|null|undefined} error
             * @memberof track.v1.ErrorLogged
             * @instance
             */
            ErrorLogged.prototype.error = null;

            /**
             * Encodes the specified ErrorLogged message. Does not implicitly {@link track.v1.ErrorLogged.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ErrorLogged
             * @static
             * @param {track.v1.ErrorLogged.$Properties} message ErrorLogged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ErrorLogged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.track.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ErrorLogged message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ErrorLogged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ErrorLogged & track.v1.ErrorLogged.$Shape} ErrorLogged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ErrorLogged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ErrorLogged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.track.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ErrorLogged;
        })();

        /**
         * OutputStream enum.
         * @name track.v1.OutputStream
         * @enum {number}
         * @property {number} STDOUT=0 STDOUT value
         * @property {number} STDERR=1 STDERR value
         */
        v1.OutputStream = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "STDOUT"] = 0;
            values[valuesById[1] = "STDERR"] = 1;
            return values;
        })();

        v1.OutputCaptured = (function() {

            /**
             * Properties of an OutputCaptured.
             * @typedef {Object} track.v1.OutputCaptured.$Properties
             * @property {track.v1.OutputStream|null} [stream] OutputCaptured stream
             * @property {string|null} [text] OutputCaptured text
             * @property {number|null} [keep] OutputCaptured keep
             * @property {number|null} [leftOut] OutputCaptured leftOut
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OutputCaptured.
             * @memberof track.v1
             * @interface IOutputCaptured
             * @augments track.v1.OutputCaptured.$Properties
             * @deprecated Use track.v1.OutputCaptured.$Properties instead.
             */

            /**
             * Shape of an OutputCaptured.
             * @typedef {track.v1.OutputCaptured.$Properties} track.v1.OutputCaptured.$Shape
             */

            /**
             * Constructs a new OutputCaptured.
             * @memberof track.v1
             * @classdesc Represents an OutputCaptured.
             * @constructor
             * @param {track.v1.OutputCaptured.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OutputCaptured = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * OutputCaptured stream.
             * @member {track.v1.OutputStream} stream
             * @memberof track.v1.OutputCaptured
             * @instance
             */
            OutputCaptured.prototype.stream = 0;

            /**
             * OutputCaptured text.
             * @member {string} text
             * @memberof track.v1.OutputCaptured
             * @instance
             */
            OutputCaptured.prototype.text = "";

            /**
             * OutputCaptured keep.
             * @member {number} keep
             * @memberof track.v1.OutputCaptured
             * @instance
             */
            OutputCaptured.prototype.keep = 0;

            /**
             * OutputCaptured leftOut.
             * @member {number} leftOut
             * @memberof track.v1.OutputCaptured
             * @instance
             */
            OutputCaptured.prototype.leftOut = 0;

            /**
             * Encodes the specified OutputCaptured message. Does not implicitly {@link track.v1.OutputCaptured.verify|verify} messages.
             * @function encode
             * @memberof track.v1.OutputCaptured
             * @static
             * @param {track.v1.OutputCaptured.$Properties} message OutputCaptured message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OutputCaptured.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.stream);
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.text);
                if (message.keep != null && $Object.hasOwnProperty.call(message, "keep") && message.keep !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.keep);
                if (message.leftOut != null && $Object.hasOwnProperty.call(message, "leftOut") && message.leftOut !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.leftOut);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OutputCaptured message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.OutputCaptured
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.OutputCaptured & track.v1.OutputCaptured.$Shape} OutputCaptured
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OutputCaptured.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.OutputCaptured();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.stream = value;
                            else
                                delete message.stream;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.keep = value;
                            else
                                delete message.keep;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.leftOut = value;
                            else
                                delete message.leftOut;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return OutputCaptured;
        })();

        v1.SystemMeasured = (function() {

            /**
             * Properties of a SystemMeasured.
             * @typedef {Object} track.v1.SystemMeasured.$Properties
             * @property {Array.<number>|null} [names] SystemMeasured names
             * @property {Array.<number>|null} [values] SystemMeasured values
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SystemMeasured.
             * @memberof track.v1
             * @interface ISystemMeasured
             * @augments track.v1.SystemMeasured.$Properties
             * @deprecated Use track.v1.SystemMeasured.$Properties instead.
             */

            /**
             * Shape of a SystemMeasured.
             * @typedef {track.v1.SystemMeasured.$Properties} track.v1.SystemMeasured.$Shape
             */

            /**
             * Constructs a new SystemMeasured.
             * @memberof track.v1
             * @classdesc Represents a SystemMeasured.
             * @constructor
             * @param {track.v1.SystemMeasured.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SystemMeasured = function (properties) {
                this.names = [];
                this.values = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SystemMeasured names.
             * @member {Array.<number>} names
             * @memberof track.v1.SystemMeasured
             * @instance
             */
            SystemMeasured.prototype.names = $util.emptyArray;

            /**
             * SystemMeasured values.
             * @member {Array.<number>} values
             * @memberof track.v1.SystemMeasured
             * @instance
             */
            SystemMeasured.prototype.values = $util.emptyArray;

            /**
             * Encodes the specified SystemMeasured message. Does not implicitly {@link track.v1.SystemMeasured.verify|verify} messages.
             * @function encode
             * @memberof track.v1.SystemMeasured
             * @static
             * @param {track.v1.SystemMeasured.$Properties} message SystemMeasured message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SystemMeasured.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.names != null && message.names.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).uint32s(message.names);
                if (message.values != null && message.values.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).doubles(message.values);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SystemMeasured message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.SystemMeasured
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.SystemMeasured & track.v1.SystemMeasured.$Shape} SystemMeasured
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SystemMeasured.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.SystemMeasured();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.names && message.names.length))
                                    message.names = [];
                                reader.uint32s(message.names);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.names && message.names.length))
                                message.names = [];
                            message.names.push(reader.uint32());
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.values && message.values.length))
                                    message.values = [];
                                reader.doubles(message.values);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.values && message.values.length))
                                message.values = [];
                            message.values.push(reader.double());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SystemMeasured;
        })();

        v1.FileLogged = (function() {

            /**
             * Properties of a FileLogged.
             * @typedef {Object} track.v1.FileLogged.$Properties
             * @property {string|null} [name] FileLogged name
             * @property {Uint8Array|null} [digest] FileLogged digest
             * @property {number|null} [bytes] FileLogged bytes
             * @property {string|null} [mime] FileLogged mime
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FileLogged.
             * @memberof track.v1
             * @interface IFileLogged
             * @augments track.v1.FileLogged.$Properties
             * @deprecated Use track.v1.FileLogged.$Properties instead.
             */

            /**
             * Shape of a FileLogged.
             * @typedef {track.v1.FileLogged.$Properties} track.v1.FileLogged.$Shape
             */

            /**
             * Constructs a new FileLogged.
             * @memberof track.v1
             * @classdesc Represents a FileLogged.
             * @constructor
             * @param {track.v1.FileLogged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FileLogged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FileLogged name.
             * @member {string} name
             * @memberof track.v1.FileLogged
             * @instance
             */
            FileLogged.prototype.name = "";

            /**
             * FileLogged digest.
             * @member {Uint8Array} digest
             * @memberof track.v1.FileLogged
             * @instance
             */
            FileLogged.prototype.digest = $util.newBuffer([]);

            /**
             * FileLogged bytes.
             * @member {number} bytes
             * @memberof track.v1.FileLogged
             * @instance
             */
            FileLogged.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * FileLogged mime.
             * @member {string} mime
             * @memberof track.v1.FileLogged
             * @instance
             */
            FileLogged.prototype.mime = "";

            /**
             * Encodes the specified FileLogged message. Does not implicitly {@link track.v1.FileLogged.verify|verify} messages.
             * @function encode
             * @memberof track.v1.FileLogged
             * @static
             * @param {track.v1.FileLogged.$Properties} message FileLogged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FileLogged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.digest);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.bytes);
                if (message.mime != null && $Object.hasOwnProperty.call(message, "mime") && message.mime !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.mime);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FileLogged message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.FileLogged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.FileLogged & track.v1.FileLogged.$Shape} FileLogged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FileLogged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.FileLogged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mime = value;
                            else
                                delete message.mime;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FileLogged;
        })();

        v1.ProjectCreated = (function() {

            /**
             * Properties of a ProjectCreated.
             * @typedef {Object} track.v1.ProjectCreated.$Properties
             * @property {string|null} [name] ProjectCreated name
             * @property {string|null} [description] ProjectCreated description
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProjectCreated.
             * @memberof track.v1
             * @interface IProjectCreated
             * @augments track.v1.ProjectCreated.$Properties
             * @deprecated Use track.v1.ProjectCreated.$Properties instead.
             */

            /**
             * Shape of a ProjectCreated.
             * @typedef {track.v1.ProjectCreated.$Properties} track.v1.ProjectCreated.$Shape
             */

            /**
             * Constructs a new ProjectCreated.
             * @memberof track.v1
             * @classdesc Represents a ProjectCreated.
             * @constructor
             * @param {track.v1.ProjectCreated.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProjectCreated = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProjectCreated name.
             * @member {string} name
             * @memberof track.v1.ProjectCreated
             * @instance
             */
            ProjectCreated.prototype.name = "";

            /**
             * ProjectCreated description.
             * @member {string} description
             * @memberof track.v1.ProjectCreated
             * @instance
             */
            ProjectCreated.prototype.description = "";

            /**
             * Encodes the specified ProjectCreated message. Does not implicitly {@link track.v1.ProjectCreated.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ProjectCreated
             * @static
             * @param {track.v1.ProjectCreated.$Properties} message ProjectCreated message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProjectCreated.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.description);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProjectCreated message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ProjectCreated
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ProjectCreated & track.v1.ProjectCreated.$Shape} ProjectCreated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProjectCreated.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ProjectCreated();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ProjectCreated;
        })();

        v1.GroupCreated = (function() {

            /**
             * Properties of a GroupCreated.
             * @typedef {Object} track.v1.GroupCreated.$Properties
             * @property {string|null} [name] GroupCreated name
             * @property {string|null} [description] GroupCreated description
             * @property {Uint8Array|null} [project] GroupCreated project
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupCreated.
             * @memberof track.v1
             * @interface IGroupCreated
             * @augments track.v1.GroupCreated.$Properties
             * @deprecated Use track.v1.GroupCreated.$Properties instead.
             */

            /**
             * Shape of a GroupCreated.
             * @typedef {track.v1.GroupCreated.$Properties} track.v1.GroupCreated.$Shape
             */

            /**
             * Constructs a new GroupCreated.
             * @memberof track.v1
             * @classdesc Represents a GroupCreated.
             * @constructor
             * @param {track.v1.GroupCreated.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupCreated = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupCreated name.
             * @member {string} name
             * @memberof track.v1.GroupCreated
             * @instance
             */
            GroupCreated.prototype.name = "";

            /**
             * GroupCreated description.
             * @member {string} description
             * @memberof track.v1.GroupCreated
             * @instance
             */
            GroupCreated.prototype.description = "";

            /**
             * GroupCreated project.
             * @member {Uint8Array} project
             * @memberof track.v1.GroupCreated
             * @instance
             */
            GroupCreated.prototype.project = $util.newBuffer([]);

            /**
             * Encodes the specified GroupCreated message. Does not implicitly {@link track.v1.GroupCreated.verify|verify} messages.
             * @function encode
             * @memberof track.v1.GroupCreated
             * @static
             * @param {track.v1.GroupCreated.$Properties} message GroupCreated message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupCreated.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.description);
                if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.project);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupCreated message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.GroupCreated
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.GroupCreated & track.v1.GroupCreated.$Shape} GroupCreated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupCreated.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.GroupCreated();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.project = value;
                            else
                                delete message.project;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GroupCreated;
        })();

        v1.TrialAdded = (function() {

            /**
             * Properties of a TrialAdded.
             * @typedef {Object} track.v1.TrialAdded.$Properties
             * @property {Uint8Array|null} [trial] TrialAdded trial
             * @property {string|null} [hash] TrialAdded hash
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TrialAdded.
             * @memberof track.v1
             * @interface ITrialAdded
             * @augments track.v1.TrialAdded.$Properties
             * @deprecated Use track.v1.TrialAdded.$Properties instead.
             */

            /**
             * Shape of a TrialAdded.
             * @typedef {track.v1.TrialAdded.$Properties} track.v1.TrialAdded.$Shape
             */

            /**
             * Constructs a new TrialAdded.
             * @memberof track.v1
             * @classdesc Represents a TrialAdded.
             * @constructor
             * @param {track.v1.TrialAdded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TrialAdded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TrialAdded trial.
             * @member {Uint8Array} trial
             * @memberof track.v1.TrialAdded
             * @instance
             */
            TrialAdded.prototype.trial = $util.newBuffer([]);

            /**
             * TrialAdded hash.
             * @member {string} hash
             * @memberof track.v1.TrialAdded
             * @instance
             */
            TrialAdded.prototype.hash = "";

            /**
             * Encodes the specified TrialAdded message. Does not implicitly {@link track.v1.TrialAdded.verify|verify} messages.
             * @function encode
             * @memberof track.v1.TrialAdded
             * @static
             * @param {track.v1.TrialAdded.$Properties} message TrialAdded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TrialAdded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trial != null && $Object.hasOwnProperty.call(message, "trial") && message.trial.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.trial);
                if (message.hash != null && $Object.hasOwnProperty.call(message, "hash") && message.hash !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.hash);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TrialAdded message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.TrialAdded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.TrialAdded & track.v1.TrialAdded.$Shape} TrialAdded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TrialAdded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.TrialAdded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.trial = value;
                            else
                                delete message.trial;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hash = value;
                            else
                                delete message.hash;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TrialAdded;
        })();

        v1.TrialRemoved = (function() {

            /**
             * Properties of a TrialRemoved.
             * @typedef {Object} track.v1.TrialRemoved.$Properties
             * @property {Uint8Array|null} [trial] TrialRemoved trial
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TrialRemoved.
             * @memberof track.v1
             * @interface ITrialRemoved
             * @augments track.v1.TrialRemoved.$Properties
             * @deprecated Use track.v1.TrialRemoved.$Properties instead.
             */

            /**
             * Shape of a TrialRemoved.
             * @typedef {track.v1.TrialRemoved.$Properties} track.v1.TrialRemoved.$Shape
             */

            /**
             * Constructs a new TrialRemoved.
             * @memberof track.v1
             * @classdesc Represents a TrialRemoved.
             * @constructor
             * @param {track.v1.TrialRemoved.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TrialRemoved = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TrialRemoved trial.
             * @member {Uint8Array} trial
             * @memberof track.v1.TrialRemoved
             * @instance
             */
            TrialRemoved.prototype.trial = $util.newBuffer([]);

            /**
             * Encodes the specified TrialRemoved message. Does not implicitly {@link track.v1.TrialRemoved.verify|verify} messages.
             * @function encode
             * @memberof track.v1.TrialRemoved
             * @static
             * @param {track.v1.TrialRemoved.$Properties} message TrialRemoved message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TrialRemoved.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.trial != null && $Object.hasOwnProperty.call(message, "trial") && message.trial.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.trial);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TrialRemoved message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.TrialRemoved
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.TrialRemoved & track.v1.TrialRemoved.$Shape} TrialRemoved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TrialRemoved.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.TrialRemoved();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.trial = value;
                            else
                                delete message.trial;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TrialRemoved;
        })();

        v1.GroupAdded = (function() {

            /**
             * Properties of a GroupAdded.
             * @typedef {Object} track.v1.GroupAdded.$Properties
             * @property {Uint8Array|null} [group] GroupAdded group
             * @property {string|null} [name] GroupAdded name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupAdded.
             * @memberof track.v1
             * @interface IGroupAdded
             * @augments track.v1.GroupAdded.$Properties
             * @deprecated Use track.v1.GroupAdded.$Properties instead.
             */

            /**
             * Shape of a GroupAdded.
             * @typedef {track.v1.GroupAdded.$Properties} track.v1.GroupAdded.$Shape
             */

            /**
             * Constructs a new GroupAdded.
             * @memberof track.v1
             * @classdesc Represents a GroupAdded.
             * @constructor
             * @param {track.v1.GroupAdded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupAdded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupAdded group.
             * @member {Uint8Array} group
             * @memberof track.v1.GroupAdded
             * @instance
             */
            GroupAdded.prototype.group = $util.newBuffer([]);

            /**
             * GroupAdded name.
             * @member {string} name
             * @memberof track.v1.GroupAdded
             * @instance
             */
            GroupAdded.prototype.name = "";

            /**
             * Encodes the specified GroupAdded message. Does not implicitly {@link track.v1.GroupAdded.verify|verify} messages.
             * @function encode
             * @memberof track.v1.GroupAdded
             * @static
             * @param {track.v1.GroupAdded.$Properties} message GroupAdded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupAdded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && message.group.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.group);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupAdded message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.GroupAdded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.GroupAdded & track.v1.GroupAdded.$Shape} GroupAdded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupAdded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.GroupAdded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GroupAdded;
        })();

        v1.ProjectAdded = (function() {

            /**
             * Properties of a ProjectAdded.
             * @typedef {Object} track.v1.ProjectAdded.$Properties
             * @property {Uint8Array|null} [project] ProjectAdded project
             * @property {string|null} [name] ProjectAdded name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProjectAdded.
             * @memberof track.v1
             * @interface IProjectAdded
             * @augments track.v1.ProjectAdded.$Properties
             * @deprecated Use track.v1.ProjectAdded.$Properties instead.
             */

            /**
             * Shape of a ProjectAdded.
             * @typedef {track.v1.ProjectAdded.$Properties} track.v1.ProjectAdded.$Shape
             */

            /**
             * Constructs a new ProjectAdded.
             * @memberof track.v1
             * @classdesc Represents a ProjectAdded.
             * @constructor
             * @param {track.v1.ProjectAdded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProjectAdded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProjectAdded project.
             * @member {Uint8Array} project
             * @memberof track.v1.ProjectAdded
             * @instance
             */
            ProjectAdded.prototype.project = $util.newBuffer([]);

            /**
             * ProjectAdded name.
             * @member {string} name
             * @memberof track.v1.ProjectAdded
             * @instance
             */
            ProjectAdded.prototype.name = "";

            /**
             * Encodes the specified ProjectAdded message. Does not implicitly {@link track.v1.ProjectAdded.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ProjectAdded
             * @static
             * @param {track.v1.ProjectAdded.$Properties} message ProjectAdded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProjectAdded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.project);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProjectAdded message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ProjectAdded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ProjectAdded & track.v1.ProjectAdded.$Shape} ProjectAdded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProjectAdded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ProjectAdded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.project = value;
                            else
                                delete message.project;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ProjectAdded;
        })();

        v1.Deleted = (function() {

            /**
             * Properties of a Deleted.
             * @typedef {Object} track.v1.Deleted.$Properties
             * @property {string|null} [reason] Deleted reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Deleted.
             * @memberof track.v1
             * @interface IDeleted
             * @augments track.v1.Deleted.$Properties
             * @deprecated Use track.v1.Deleted.$Properties instead.
             */

            /**
             * Shape of a Deleted.
             * @typedef {track.v1.Deleted.$Properties} track.v1.Deleted.$Shape
             */

            /**
             * Constructs a new Deleted.
             * @memberof track.v1
             * @classdesc Represents a Deleted.
             * @constructor
             * @param {track.v1.Deleted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Deleted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Deleted reason.
             * @member {string} reason
             * @memberof track.v1.Deleted
             * @instance
             */
            Deleted.prototype.reason = "";

            /**
             * Encodes the specified Deleted message. Does not implicitly {@link track.v1.Deleted.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Deleted
             * @static
             * @param {track.v1.Deleted.$Properties} message Deleted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Deleted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Deleted message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Deleted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Deleted & track.v1.Deleted.$Shape} Deleted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Deleted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Deleted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Deleted;
        })();

        v1.Redacted = (function() {

            /**
             * Properties of a Redacted.
             * @typedef {Object} track.v1.Redacted.$Properties
             * @property {number|null} [position] Redacted position
             * @property {Uint8Array|null} [oldBodyDigest] Redacted oldBodyDigest
             * @property {Uint8Array|null} [newBodyDigest] Redacted newBodyDigest
             * @property {string|null} [reason] Redacted reason
             * @property {string|null} [by] Redacted by
             * @property {string|null} [path] Redacted path
             * @property {Array.<number>|null} [events] Redacted events
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Redacted.
             * @memberof track.v1
             * @interface IRedacted
             * @augments track.v1.Redacted.$Properties
             * @deprecated Use track.v1.Redacted.$Properties instead.
             */

            /**
             * Shape of a Redacted.
             * @typedef {track.v1.Redacted.$Properties} track.v1.Redacted.$Shape
             */

            /**
             * Constructs a new Redacted.
             * @memberof track.v1
             * @classdesc Represents a Redacted.
             * @constructor
             * @param {track.v1.Redacted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Redacted = function (properties) {
                this.events = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Redacted position.
             * @member {number} position
             * @memberof track.v1.Redacted
             * @instance
             */
            Redacted.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Redacted oldBodyDigest.
             * @member {Uint8Array} oldBodyDigest
             * @memberof track.v1.Redacted
             * @instance
             */
            Redacted.prototype.oldBodyDigest = $util.newBuffer([]);

            /**
             * Redacted newBodyDigest.
             * @member {Uint8Array} newBodyDigest
             * @memberof track.v1.Redacted
             * @instance
             */
            Redacted.prototype.newBodyDigest = $util.newBuffer([]);

            /**
             * Redacted reason.
             * @member {string} reason
             * @memberof track.v1.Redacted
             * @instance
             */
            Redacted.prototype.reason = "";

            /**
             * Redacted by.
             * @member {string} by
             * @memberof track.v1.Redacted
             * @instance
             */
            Redacted.prototype.by = "";

            /**
             * Redacted path.
             * @member {string} path
             * @memberof track.v1.Redacted
             * @instance
             */
            Redacted.prototype.path = "";

            /**
             * Redacted events.
             * @member {Array.<number>} events
             * @memberof track.v1.Redacted
             * @instance
             */
            Redacted.prototype.events = $util.emptyArray;

            /**
             * Encodes the specified Redacted message. Does not implicitly {@link track.v1.Redacted.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Redacted
             * @static
             * @param {track.v1.Redacted.$Properties} message Redacted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Redacted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.position);
                if (message.oldBodyDigest != null && $Object.hasOwnProperty.call(message, "oldBodyDigest") && message.oldBodyDigest.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.oldBodyDigest);
                if (message.newBodyDigest != null && $Object.hasOwnProperty.call(message, "newBodyDigest") && message.newBodyDigest.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.newBodyDigest);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                if (message.by != null && $Object.hasOwnProperty.call(message, "by") && message.by !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.by);
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.path);
                if (message.events != null && message.events.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).uint64s(message.events);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Redacted message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Redacted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Redacted & track.v1.Redacted.$Shape} Redacted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Redacted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Redacted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.oldBodyDigest = value;
                            else
                                delete message.oldBodyDigest;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.newBodyDigest = value;
                            else
                                delete message.newBodyDigest;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.by = value;
                            else
                                delete message.by;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 7: {
                            if (wireType === 2) {
                                if (!(message.events && message.events.length))
                                    message.events = [];
                                reader.uint64s(message.events);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Redacted;
        })();

        v1.Reverted = (function() {

            /**
             * Properties of a Reverted.
             * @typedef {Object} track.v1.Reverted.$Properties
             * @property {number|null} [revision] Reverted revision
             * @property {string|null} [reason] Reverted reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Reverted.
             * @memberof track.v1
             * @interface IReverted
             * @augments track.v1.Reverted.$Properties
             * @deprecated Use track.v1.Reverted.$Properties instead.
             */

            /**
             * Shape of a Reverted.
             * @typedef {track.v1.Reverted.$Properties} track.v1.Reverted.$Shape
             */

            /**
             * Constructs a new Reverted.
             * @memberof track.v1
             * @classdesc Represents a Reverted.
             * @constructor
             * @param {track.v1.Reverted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Reverted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Reverted revision.
             * @member {number} revision
             * @memberof track.v1.Reverted
             * @instance
             */
            Reverted.prototype.revision = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Reverted reason.
             * @member {string} reason
             * @memberof track.v1.Reverted
             * @instance
             */
            Reverted.prototype.reason = "";

            /**
             * Encodes the specified Reverted message. Does not implicitly {@link track.v1.Reverted.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Reverted
             * @static
             * @param {track.v1.Reverted.$Properties} message Reverted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Reverted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.revision);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Reverted message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Reverted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Reverted & track.v1.Reverted.$Shape} Reverted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Reverted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Reverted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Reverted;
        })();

        v1.EventsDropped = (function() {

            /**
             * Properties of an EventsDropped.
             * @typedef {Object} track.v1.EventsDropped.$Properties
             * @property {number|null} [count] EventsDropped count
             * @property {string|null} [reason] EventsDropped reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EventsDropped.
             * @memberof track.v1
             * @interface IEventsDropped
             * @augments track.v1.EventsDropped.$Properties
             * @deprecated Use track.v1.EventsDropped.$Properties instead.
             */

            /**
             * Shape of an EventsDropped.
             * @typedef {track.v1.EventsDropped.$Properties} track.v1.EventsDropped.$Shape
             */

            /**
             * Constructs a new EventsDropped.
             * @memberof track.v1
             * @classdesc Represents an EventsDropped.
             * @constructor
             * @param {track.v1.EventsDropped.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EventsDropped = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EventsDropped count.
             * @member {number} count
             * @memberof track.v1.EventsDropped
             * @instance
             */
            EventsDropped.prototype.count = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * EventsDropped reason.
             * @member {string} reason
             * @memberof track.v1.EventsDropped
             * @instance
             */
            EventsDropped.prototype.reason = "";

            /**
             * Encodes the specified EventsDropped message. Does not implicitly {@link track.v1.EventsDropped.verify|verify} messages.
             * @function encode
             * @memberof track.v1.EventsDropped
             * @static
             * @param {track.v1.EventsDropped.$Properties} message EventsDropped message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EventsDropped.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && (typeof message.count === "object" ? message.count.low || message.count.high : message.count !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.count);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EventsDropped message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.EventsDropped
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.EventsDropped & track.v1.EventsDropped.$Shape} EventsDropped
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EventsDropped.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.EventsDropped();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EventsDropped;
        })();

        v1.Value = (function() {

            /**
             * Properties of a Value.
             * @typedef {Object} track.v1.Value.$Properties
             * @property {track.v1.Null|null} ["null"] Value null
             * @property {boolean|null} [boolean] Value boolean
             * @property {number|null} [integer] Value integer
             * @property {number|null} [number] Value number
             * @property {track.v1.BigInteger.$Properties|null} [bigint] Value bigint
             * @property {string|null} [text] Value text
             * @property {Uint8Array|null} [bytes] Value bytes
             * @property {number|null} [dateMs] Value dateMs
             * @property {track.v1.List.$Properties|null} [list] Value list
             * @property {track.v1.Struct.$Properties|null} [struct] Value struct
             * @property {"null"|"boolean"|"integer"|"number"|"bigint"|"text"|"bytes"|"dateMs"|"list"|"struct"} [kind] Value kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Value.
             * @memberof track.v1
             * @interface IValue
             * @augments track.v1.Value.$Properties
             * @deprecated Use track.v1.Value.$Properties instead.
             */

            /**
             * Narrowed shape of a Value.
             * @typedef {{
             *   "null"?: track.v1.Null|null;
             *   boolean?: boolean|null;
             *   integer?: number|null;
             *   number?: number|null;
             *   bigint?: track.v1.BigInteger.$Shape|null;
             *   text?: string|null;
             *   bytes?: Uint8Array|null;
             *   dateMs?: number|null;
             *   list?: track.v1.List.$Shape|null;
             *   struct?: track.v1.Struct.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "null"; "null": track.v1.Null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "boolean"; "null"?: null; boolean: boolean; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "integer"; "null"?: null; boolean?: null; integer: number; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "number"; "null"?: null; boolean?: null; integer?: null; number: number; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "bigint"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint: track.v1.BigInteger.$Shape; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "text"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text: string; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "bytes"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes: Uint8Array; dateMs?: null; list?: null; struct?: null }|{ kind?: "dateMs"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs: number; list?: null; struct?: null }|{ kind?: "list"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list: track.v1.List.$Shape; struct?: null }|{ kind?: "struct"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct: track.v1.Struct.$Shape })
             * )} track.v1.Value.$Shape
             */

            /**
             * Constructs a new Value.
             * @memberof track.v1
             * @classdesc Represents a Value.
             * @constructor
             * @param {track.v1.Value.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Value = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Value null.
             * @member {track.v1.Null|null|undefined} null
             * @memberof track.v1.Value
             * @instance
             */
            Value.prototype["null"] = null;

            /**
             * Value boolean.
             * @member {boolean|null|undefined} boolean
             * @memberof track.v1.Value
             * @instance
             */
            Value.prototype.boolean = null;

            /**
             * Value integer.
             * @member {number|null|undefined} integer
             * @memberof track.v1.Value
             * @instance
             */
            Value.prototype.integer = null;

            /**
             * Value number.
             * @member {number|null|undefined} number
             * @memberof track.v1.Value
             * @instance
             */
            Value.prototype.number = null;

            /**
             * Value bigint.
             * @member {track.v1.BigInteger.$Properties|null|undefined} bigint
             * @memberof track.v1.Value
             * @instance
             */
            Value.prototype.bigint = null;

            /**
             * Value text.
             * @member {string|null|undefined} text
             * @memberof track.v1.Value
             * @instance
             */
            Value.prototype.text = null;

            /**
             * Value bytes.
             * @member {Uint8Array|null|undefined} bytes
             * @memberof track.v1.Value
             * @instance
             */
            Value.prototype.bytes = null;

            /**
             * Value dateMs.
             * @member {number|null|undefined} dateMs
             * @memberof track.v1.Value
             * @instance
             */
            Value.prototype.dateMs = null;

            /**
             * Value list.
             * @member {track.v1.List.$Properties|null|undefined} list
             * @memberof track.v1.Value
             * @instance
             */
            Value.prototype.list = null;

            /**
             * Value struct.
             * @member {track.v1.Struct.$Properties|null|undefined} struct
             * @memberof track.v1.Value
             * @instance
             */
            Value.prototype.struct = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Value kind.
             * @member {"null"|"boolean"|"integer"|"number"|"bigint"|"text"|"bytes"|"dateMs"|"list"|"struct"|undefined} kind
             * @memberof track.v1.Value
             * @instance
             */
            $Object.defineProperty(Value.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["null", "boolean", "integer", "number", "bigint", "text", "bytes", "dateMs", "list", "struct"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Value message. Does not implicitly {@link track.v1.Value.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Value
             * @static
             * @param {track.v1.Value.$Properties} message Value message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Value.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message["null"] != null && $Object.hasOwnProperty.call(message, "null"))
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message["null"]);
                if (message.boolean != null && $Object.hasOwnProperty.call(message, "boolean"))
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.boolean);
                if (message.integer != null && $Object.hasOwnProperty.call(message, "integer"))
                    writer.uint32(/* id 3, wireType 0 =*/24).sint32(message.integer);
                if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.number);
                if (message.bigint != null && $Object.hasOwnProperty.call(message, "bigint"))
                    $root.track.v1.BigInteger.encode(message.bigint, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.text);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.bytes);
                if (message.dateMs != null && $Object.hasOwnProperty.call(message, "dateMs"))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.dateMs);
                if (message.list != null && $Object.hasOwnProperty.call(message, "list"))
                    $root.track.v1.List.encode(message.list, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.struct != null && $Object.hasOwnProperty.call(message, "struct"))
                    $root.track.v1.Struct.encode(message.struct, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Value
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Value & track.v1.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Value.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Value();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message["null"] = reader.int32();
                            message.kind = "null";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.boolean = reader.bool();
                            message.kind = "boolean";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.integer = reader.sint32();
                            message.kind = "integer";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            message.number = reader.double();
                            message.kind = "number";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.bigint = $root.track.v1.BigInteger.decode(reader, reader.size(), $undefined, _depth + 1, message.bigint);
                            message.kind = "bigint";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.text = reader.stringVerify();
                            message.kind = "text";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.bytes = reader.bytes();
                            message.kind = "bytes";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            message.dateMs = reader.double();
                            message.kind = "dateMs";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.list = $root.track.v1.List.decode(reader, reader.size(), $undefined, _depth + 1, message.list);
                            message.kind = "list";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.struct = $root.track.v1.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message.struct);
                            message.kind = "struct";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Value;
        })();

        /**
         * Null enum.
         * @name track.v1.Null
         * @enum {number}
         * @property {number} NULL=0 NULL value
         */
        v1.Null = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "NULL"] = 0;
            return values;
        })();

        v1.BigInteger = (function() {

            /**
             * Properties of a BigInteger.
             * @typedef {Object} track.v1.BigInteger.$Properties
             * @property {boolean|null} [negative] BigInteger negative
             * @property {Uint8Array|null} [magnitude] BigInteger magnitude
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BigInteger.
             * @memberof track.v1
             * @interface IBigInteger
             * @augments track.v1.BigInteger.$Properties
             * @deprecated Use track.v1.BigInteger.$Properties instead.
             */

            /**
             * Shape of a BigInteger.
             * @typedef {track.v1.BigInteger.$Properties} track.v1.BigInteger.$Shape
             */

            /**
             * Constructs a new BigInteger.
             * @memberof track.v1
             * @classdesc Represents a BigInteger.
             * @constructor
             * @param {track.v1.BigInteger.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BigInteger = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BigInteger negative.
             * @member {boolean} negative
             * @memberof track.v1.BigInteger
             * @instance
             */
            BigInteger.prototype.negative = false;

            /**
             * BigInteger magnitude.
             * @member {Uint8Array} magnitude
             * @memberof track.v1.BigInteger
             * @instance
             */
            BigInteger.prototype.magnitude = $util.newBuffer([]);

            /**
             * Encodes the specified BigInteger message. Does not implicitly {@link track.v1.BigInteger.verify|verify} messages.
             * @function encode
             * @memberof track.v1.BigInteger
             * @static
             * @param {track.v1.BigInteger.$Properties} message BigInteger message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BigInteger.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.negative != null && $Object.hasOwnProperty.call(message, "negative") && message.negative !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.negative);
                if (message.magnitude != null && $Object.hasOwnProperty.call(message, "magnitude") && message.magnitude.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.magnitude);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BigInteger message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.BigInteger
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.BigInteger & track.v1.BigInteger.$Shape} BigInteger
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BigInteger.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.BigInteger();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.negative = value;
                            else
                                delete message.negative;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.magnitude = value;
                            else
                                delete message.magnitude;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BigInteger;
        })();

        v1.List = (function() {

            /**
             * Properties of a List.
             * @typedef {Object} track.v1.List.$Properties
             * @property {Array.<track.v1.Value.$Properties>|null} [items] List items
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a List.
             * @memberof track.v1
             * @interface IList
             * @augments track.v1.List.$Properties
             * @deprecated Use track.v1.List.$Properties instead.
             */

            /**
             * Shape of a List.
             * @typedef {{
             *   items?: Array.<track.v1.Value.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} track.v1.List.$Shape
             */

            /**
             * Constructs a new List.
             * @memberof track.v1
             * @classdesc Represents a List.
             * @constructor
             * @param {track.v1.List.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const List = function (properties) {
                this.items = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * List items.
             * @member {Array.<track.v1.Value.$Properties>} items
             * @memberof track.v1.List
             * @instance
             */
            List.prototype.items = $util.emptyArray;

            /**
             * Encodes the specified List message. Does not implicitly {@link track.v1.List.verify|verify} messages.
             * @function encode
             * @memberof track.v1.List
             * @static
             * @param {track.v1.List.$Properties} message List message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            List.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.items != null && message.items.length)
                    for (let i = 0; i < message.items.length; ++i)
                        $root.track.v1.Value.encode(message.items[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a List message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.List
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.List & track.v1.List.$Shape} List
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            List.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.List();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.items && message.items.length))
                                message.items = [];
                            message.items.push($root.track.v1.Value.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return List;
        })();

        v1.Struct = (function() {

            /**
             * Properties of a Struct.
             * @typedef {Object} track.v1.Struct.$Properties
             * @property {Array.<track.v1.Entry.$Properties>|null} [entries] Struct entries
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Struct.
             * @memberof track.v1
             * @interface IStruct
             * @augments track.v1.Struct.$Properties
             * @deprecated Use track.v1.Struct.$Properties instead.
             */

            /**
             * Shape of a Struct.
             * @typedef {{
             *   entries?: Array.<track.v1.Entry.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} track.v1.Struct.$Shape
             */

            /**
             * Constructs a new Struct.
             * @memberof track.v1
             * @classdesc Represents a Struct.
             * @constructor
             * @param {track.v1.Struct.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Struct = function (properties) {
                this.entries = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Struct entries.
             * @member {Array.<track.v1.Entry.$Properties>} entries
             * @memberof track.v1.Struct
             * @instance
             */
            Struct.prototype.entries = $util.emptyArray;

            /**
             * Encodes the specified Struct message. Does not implicitly {@link track.v1.Struct.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Struct
             * @static
             * @param {track.v1.Struct.$Properties} message Struct message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Struct.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.entries != null && message.entries.length)
                    for (let i = 0; i < message.entries.length; ++i)
                        $root.track.v1.Entry.encode(message.entries[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Struct message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Struct
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Struct & track.v1.Struct.$Shape} Struct
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Struct.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Struct();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.entries && message.entries.length))
                                message.entries = [];
                            message.entries.push($root.track.v1.Entry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Struct;
        })();

        v1.Entry = (function() {

            /**
             * Properties of an Entry.
             * @typedef {Object} track.v1.Entry.$Properties
             * @property {string|null} [key] Entry key
             * @property {track.v1.Value.$Properties|null} [value] Entry value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Entry.
             * @memberof track.v1
             * @interface IEntry
             * @augments track.v1.Entry.$Properties
             * @deprecated Use track.v1.Entry.$Properties instead.
             */

            /**
             * Shape of an Entry.
             * @typedef {{
             *   key?: string|null;
             *   value?: track.v1.Value.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} track.v1.Entry.$Shape
             */

            /**
             * Constructs a new Entry.
             * @memberof track.v1
             * @classdesc Represents an Entry.
             * @constructor
             * @param {track.v1.Entry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Entry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Entry key.
             * @member {string} key
             * @memberof track.v1.Entry
             * @instance
             */
            Entry.prototype.key = "";

            /**
             * Entry value.
             * @member {track.v1.Value.$Properties|null|undefined} value
             * @memberof track.v1.Entry
             * @instance
             */
            Entry.prototype.value = null;

            /**
             * Encodes the specified Entry message. Does not implicitly {@link track.v1.Entry.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Entry
             * @static
             * @param {track.v1.Entry.$Properties} message Entry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Entry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.key);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                    $root.track.v1.Value.encode(message.value, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Entry message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Entry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Entry & track.v1.Entry.$Shape} Entry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Entry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Entry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.value = $root.track.v1.Value.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Entry;
        })();

        v1.HelloRequest = (function() {

            /**
             * Properties of a HelloRequest.
             * @typedef {Object} track.v1.HelloRequest.$Properties
             * @property {number|null} [protocol] HelloRequest protocol
             * @property {string|null} [store] HelloRequest store
             * @property {string|null} [folder] HelloRequest folder
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HelloRequest.
             * @memberof track.v1
             * @interface IHelloRequest
             * @augments track.v1.HelloRequest.$Properties
             * @deprecated Use track.v1.HelloRequest.$Properties instead.
             */

            /**
             * Shape of a HelloRequest.
             * @typedef {track.v1.HelloRequest.$Properties} track.v1.HelloRequest.$Shape
             */

            /**
             * Constructs a new HelloRequest.
             * @memberof track.v1
             * @classdesc Represents a HelloRequest.
             * @constructor
             * @param {track.v1.HelloRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HelloRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HelloRequest protocol.
             * @member {number} protocol
             * @memberof track.v1.HelloRequest
             * @instance
             */
            HelloRequest.prototype.protocol = 0;

            /**
             * HelloRequest store.
             * @member {string} store
             * @memberof track.v1.HelloRequest
             * @instance
             */
            HelloRequest.prototype.store = "";

            /**
             * HelloRequest folder.
             * @member {string} folder
             * @memberof track.v1.HelloRequest
             * @instance
             */
            HelloRequest.prototype.folder = "";

            /**
             * Encodes the specified HelloRequest message. Does not implicitly {@link track.v1.HelloRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.HelloRequest
             * @static
             * @param {track.v1.HelloRequest.$Properties} message HelloRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HelloRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocol);
                if (message.store != null && $Object.hasOwnProperty.call(message, "store") && message.store !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.store);
                if (message.folder != null && $Object.hasOwnProperty.call(message, "folder") && message.folder !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.folder);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HelloRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.HelloRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.HelloRequest & track.v1.HelloRequest.$Shape} HelloRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HelloRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.HelloRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.store = value;
                            else
                                delete message.store;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.folder = value;
                            else
                                delete message.folder;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return HelloRequest;
        })();

        v1.HelloResponse = (function() {

            /**
             * Properties of a HelloResponse.
             * @typedef {Object} track.v1.HelloResponse.$Properties
             * @property {number|null} [protocol] HelloResponse protocol
             * @property {string|null} [store] HelloResponse store
             * @property {number|null} [messageBytesMax] HelloResponse messageBytesMax
             * @property {string|null} [derivedFolder] HelloResponse derivedFolder
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HelloResponse.
             * @memberof track.v1
             * @interface IHelloResponse
             * @augments track.v1.HelloResponse.$Properties
             * @deprecated Use track.v1.HelloResponse.$Properties instead.
             */

            /**
             * Shape of a HelloResponse.
             * @typedef {track.v1.HelloResponse.$Properties} track.v1.HelloResponse.$Shape
             */

            /**
             * Constructs a new HelloResponse.
             * @memberof track.v1
             * @classdesc Represents a HelloResponse.
             * @constructor
             * @param {track.v1.HelloResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HelloResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HelloResponse protocol.
             * @member {number} protocol
             * @memberof track.v1.HelloResponse
             * @instance
             */
            HelloResponse.prototype.protocol = 0;

            /**
             * HelloResponse store.
             * @member {string} store
             * @memberof track.v1.HelloResponse
             * @instance
             */
            HelloResponse.prototype.store = "";

            /**
             * HelloResponse messageBytesMax.
             * @member {number} messageBytesMax
             * @memberof track.v1.HelloResponse
             * @instance
             */
            HelloResponse.prototype.messageBytesMax = 0;

            /**
             * HelloResponse derivedFolder.
             * @member {string} derivedFolder
             * @memberof track.v1.HelloResponse
             * @instance
             */
            HelloResponse.prototype.derivedFolder = "";

            /**
             * Encodes the specified HelloResponse message. Does not implicitly {@link track.v1.HelloResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.HelloResponse
             * @static
             * @param {track.v1.HelloResponse.$Properties} message HelloResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HelloResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocol);
                if (message.store != null && $Object.hasOwnProperty.call(message, "store") && message.store !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.store);
                if (message.messageBytesMax != null && $Object.hasOwnProperty.call(message, "messageBytesMax") && message.messageBytesMax !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.messageBytesMax);
                if (message.derivedFolder != null && $Object.hasOwnProperty.call(message, "derivedFolder") && message.derivedFolder !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.derivedFolder);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HelloResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.HelloResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.HelloResponse & track.v1.HelloResponse.$Shape} HelloResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HelloResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.HelloResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.store = value;
                            else
                                delete message.store;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.messageBytesMax = value;
                            else
                                delete message.messageBytesMax;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.derivedFolder = value;
                            else
                                delete message.derivedFolder;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return HelloResponse;
        })();

        v1.AppendRequest = (function() {

            /**
             * Properties of an AppendRequest.
             * @typedef {Object} track.v1.AppendRequest.$Properties
             * @property {Array.<track.v1.EnvelopedBody.$Properties>|null} [appends] AppendRequest appends
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppendRequest.
             * @memberof track.v1
             * @interface IAppendRequest
             * @augments track.v1.AppendRequest.$Properties
             * @deprecated Use track.v1.AppendRequest.$Properties instead.
             */

            /**
             * Shape of an AppendRequest.
             * @typedef {track.v1.AppendRequest.$Properties} track.v1.AppendRequest.$Shape
             */

            /**
             * Constructs a new AppendRequest.
             * @memberof track.v1
             * @classdesc Represents an AppendRequest.
             * @constructor
             * @param {track.v1.AppendRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppendRequest = function (properties) {
                this.appends = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppendRequest appends.
             * @member {Array.<track.v1.EnvelopedBody.$Properties>} appends
             * @memberof track.v1.AppendRequest
             * @instance
             */
            AppendRequest.prototype.appends = $util.emptyArray;

            /**
             * Encodes the specified AppendRequest message. Does not implicitly {@link track.v1.AppendRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.AppendRequest
             * @static
             * @param {track.v1.AppendRequest.$Properties} message AppendRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppendRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.appends != null && message.appends.length)
                    for (let i = 0; i < message.appends.length; ++i)
                        $root.track.v1.EnvelopedBody.encode(message.appends[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppendRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.AppendRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.AppendRequest & track.v1.AppendRequest.$Shape} AppendRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppendRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.AppendRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.appends && message.appends.length))
                                message.appends = [];
                            message.appends.push($root.track.v1.EnvelopedBody.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppendRequest;
        })();

        v1.EnvelopedBody = (function() {

            /**
             * Properties of an EnvelopedBody.
             * @typedef {Object} track.v1.EnvelopedBody.$Properties
             * @property {Uint8Array|null} [envelope] EnvelopedBody envelope
             * @property {Uint8Array|null} [body] EnvelopedBody body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EnvelopedBody.
             * @memberof track.v1
             * @interface IEnvelopedBody
             * @augments track.v1.EnvelopedBody.$Properties
             * @deprecated Use track.v1.EnvelopedBody.$Properties instead.
             */

            /**
             * Shape of an EnvelopedBody.
             * @typedef {track.v1.EnvelopedBody.$Properties} track.v1.EnvelopedBody.$Shape
             */

            /**
             * Constructs a new EnvelopedBody.
             * @memberof track.v1
             * @classdesc Represents an EnvelopedBody.
             * @constructor
             * @param {track.v1.EnvelopedBody.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EnvelopedBody = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EnvelopedBody envelope.
             * @member {Uint8Array} envelope
             * @memberof track.v1.EnvelopedBody
             * @instance
             */
            EnvelopedBody.prototype.envelope = $util.newBuffer([]);

            /**
             * EnvelopedBody body.
             * @member {Uint8Array} body
             * @memberof track.v1.EnvelopedBody
             * @instance
             */
            EnvelopedBody.prototype.body = $util.newBuffer([]);

            /**
             * Encodes the specified EnvelopedBody message. Does not implicitly {@link track.v1.EnvelopedBody.verify|verify} messages.
             * @function encode
             * @memberof track.v1.EnvelopedBody
             * @static
             * @param {track.v1.EnvelopedBody.$Properties} message EnvelopedBody message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EnvelopedBody.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.envelope != null && $Object.hasOwnProperty.call(message, "envelope") && message.envelope.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.envelope);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.body);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EnvelopedBody message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.EnvelopedBody
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.EnvelopedBody & track.v1.EnvelopedBody.$Shape} EnvelopedBody
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EnvelopedBody.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.EnvelopedBody();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.envelope = value;
                            else
                                delete message.envelope;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.body = value;
                            else
                                delete message.body;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EnvelopedBody;
        })();

        v1.AppendResponse = (function() {

            /**
             * Properties of an AppendResponse.
             * @typedef {Object} track.v1.AppendResponse.$Properties
             * @property {Array.<track.v1.AppendOutcome.$Properties>|null} [outcomes] AppendResponse outcomes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppendResponse.
             * @memberof track.v1
             * @interface IAppendResponse
             * @augments track.v1.AppendResponse.$Properties
             * @deprecated Use track.v1.AppendResponse.$Properties instead.
             */

            /**
             * Shape of an AppendResponse.
             * @typedef {{
             *   outcomes?: Array.<track.v1.AppendOutcome.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} track.v1.AppendResponse.$Shape
             */

            /**
             * Constructs a new AppendResponse.
             * @memberof track.v1
             * @classdesc Represents an AppendResponse.
             * @constructor
             * @param {track.v1.AppendResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppendResponse = function (properties) {
                this.outcomes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppendResponse outcomes.
             * @member {Array.<track.v1.AppendOutcome.$Properties>} outcomes
             * @memberof track.v1.AppendResponse
             * @instance
             */
            AppendResponse.prototype.outcomes = $util.emptyArray;

            /**
             * Encodes the specified AppendResponse message. Does not implicitly {@link track.v1.AppendResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.AppendResponse
             * @static
             * @param {track.v1.AppendResponse.$Properties} message AppendResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppendResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.outcomes != null && message.outcomes.length)
                    for (let i = 0; i < message.outcomes.length; ++i)
                        $root.track.v1.AppendOutcome.encode(message.outcomes[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppendResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.AppendResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.AppendResponse & track.v1.AppendResponse.$Shape} AppendResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppendResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.AppendResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.outcomes && message.outcomes.length))
                                message.outcomes = [];
                            message.outcomes.push($root.track.v1.AppendOutcome.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppendResponse;
        })();

        v1.AppendOutcome = (function() {

            /**
             * Properties of an AppendOutcome.
             * @typedef {Object} track.v1.AppendOutcome.$Properties
             * @property {track.v1.Placed.$Properties|null} [placed] AppendOutcome placed
             * @property {track.v1.Failure.$Properties|null} [failure] AppendOutcome failure
             * @property {"placed"|"failure"} [outcome] AppendOutcome outcome
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppendOutcome.
             * @memberof track.v1
             * @interface IAppendOutcome
             * @augments track.v1.AppendOutcome.$Properties
             * @deprecated Use track.v1.AppendOutcome.$Properties instead.
             */

            /**
             * Narrowed shape of an AppendOutcome.
             * @typedef {{
             *   placed?: track.v1.Placed.$Shape|null;
             *   failure?: track.v1.Failure.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ outcome?: undefined; placed?: null; failure?: null }|{ outcome?: "placed"; placed: track.v1.Placed.$Shape; failure?: null }|{ outcome?: "failure"; placed?: null; failure: track.v1.Failure.$Shape })
             * )} track.v1.AppendOutcome.$Shape
             */

            /**
             * Constructs a new AppendOutcome.
             * @memberof track.v1
             * @classdesc Represents an AppendOutcome.
             * @constructor
             * @param {track.v1.AppendOutcome.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppendOutcome = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppendOutcome placed.
             * @member {track.v1.Placed.$Properties|null|undefined} placed
             * @memberof track.v1.AppendOutcome
             * @instance
             */
            AppendOutcome.prototype.placed = null;

            /**
             * AppendOutcome failure.
             * @member {track.v1.Failure.$Properties|null|undefined} failure
             * @memberof track.v1.AppendOutcome
             * @instance
             */
            AppendOutcome.prototype.failure = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * AppendOutcome outcome.
             * @member {"placed"|"failure"|undefined} outcome
             * @memberof track.v1.AppendOutcome
             * @instance
             */
            $Object.defineProperty(AppendOutcome.prototype, "outcome", {
                get: $util.oneOfGetter($oneOfFields = ["placed", "failure"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified AppendOutcome message. Does not implicitly {@link track.v1.AppendOutcome.verify|verify} messages.
             * @function encode
             * @memberof track.v1.AppendOutcome
             * @static
             * @param {track.v1.AppendOutcome.$Properties} message AppendOutcome message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppendOutcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.placed != null && $Object.hasOwnProperty.call(message, "placed"))
                    $root.track.v1.Placed.encode(message.placed, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                    $root.track.v1.Failure.encode(message.failure, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppendOutcome message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.AppendOutcome
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.AppendOutcome & track.v1.AppendOutcome.$Shape} AppendOutcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppendOutcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.AppendOutcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.placed = $root.track.v1.Placed.decode(reader, reader.size(), $undefined, _depth + 1, message.placed);
                            message.outcome = "placed";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.failure = $root.track.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
                            message.outcome = "failure";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppendOutcome;
        })();

        v1.Placed = (function() {

            /**
             * Properties of a Placed.
             * @typedef {Object} track.v1.Placed.$Properties
             * @property {number|null} [position] Placed position
             * @property {number|null} [committedAtMs] Placed committedAtMs
             * @property {Array.<number>|null} [firstRevisions] Placed firstRevisions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Placed.
             * @memberof track.v1
             * @interface IPlaced
             * @augments track.v1.Placed.$Properties
             * @deprecated Use track.v1.Placed.$Properties instead.
             */

            /**
             * Shape of a Placed.
             * @typedef {track.v1.Placed.$Properties} track.v1.Placed.$Shape
             */

            /**
             * Constructs a new Placed.
             * @memberof track.v1
             * @classdesc Represents a Placed.
             * @constructor
             * @param {track.v1.Placed.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Placed = function (properties) {
                this.firstRevisions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Placed position.
             * @member {number} position
             * @memberof track.v1.Placed
             * @instance
             */
            Placed.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Placed committedAtMs.
             * @member {number} committedAtMs
             * @memberof track.v1.Placed
             * @instance
             */
            Placed.prototype.committedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Placed firstRevisions.
             * @member {Array.<number>} firstRevisions
             * @memberof track.v1.Placed
             * @instance
             */
            Placed.prototype.firstRevisions = $util.emptyArray;

            /**
             * Encodes the specified Placed message. Does not implicitly {@link track.v1.Placed.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Placed
             * @static
             * @param {track.v1.Placed.$Properties} message Placed message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Placed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.position);
                if (message.committedAtMs != null && $Object.hasOwnProperty.call(message, "committedAtMs") && (typeof message.committedAtMs === "object" ? message.committedAtMs.low || message.committedAtMs.high : message.committedAtMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).sint64(message.committedAtMs);
                if (message.firstRevisions != null && message.firstRevisions.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).uint64s(message.firstRevisions);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Placed message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Placed
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Placed & track.v1.Placed.$Shape} Placed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Placed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Placed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.committedAtMs = value;
                            else
                                delete message.committedAtMs;
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.firstRevisions && message.firstRevisions.length))
                                    message.firstRevisions = [];
                                reader.uint64s(message.firstRevisions);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.firstRevisions && message.firstRevisions.length))
                                message.firstRevisions = [];
                            message.firstRevisions.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Placed;
        })();

        v1.Failure = (function() {

            /**
             * Properties of a Failure.
             * @typedef {Object} track.v1.Failure.$Properties
             * @property {string|null} [code] Failure code
             * @property {string|null} [message] Failure message
             * @property {string|null} [details] Failure details
             * @property {track.v1.Failure.$Properties|null} [cause] Failure cause
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Failure.
             * @memberof track.v1
             * @interface IFailure
             * @augments track.v1.Failure.$Properties
             * @deprecated Use track.v1.Failure.$Properties instead.
             */

            /**
             * Shape of a Failure.
             * @typedef {track.v1.Failure.$Properties} track.v1.Failure.$Shape
             */

            /**
             * Constructs a new Failure.
             * @memberof track.v1
             * @classdesc Represents a Failure.
             * @constructor
             * @param {track.v1.Failure.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Failure = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Failure code.
             * @member {string} code
             * @memberof track.v1.Failure
             * @instance
             */
            Failure.prototype.code = "";

            /**
             * Failure message.
             * @member {string} message
             * @memberof track.v1.Failure
             * @instance
             */
            Failure.prototype.message = "";

            /**
             * Failure details.
             * @member {string} details
             * @memberof track.v1.Failure
             * @instance
             */
            Failure.prototype.details = "";

            /**
             * Failure cause.
             * @member {track.v1.Failure.$Properties|null|undefined} cause
             * @memberof track.v1.Failure
             * @instance
             */
            Failure.prototype.cause = null;

            /**
             * Encodes the specified Failure message. Does not implicitly {@link track.v1.Failure.verify|verify} messages.
             * @function encode
             * @memberof track.v1.Failure
             * @static
             * @param {track.v1.Failure.$Properties} message Failure message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Failure.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.details != null && $Object.hasOwnProperty.call(message, "details") && message.details !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.details);
                if (message.cause != null && $Object.hasOwnProperty.call(message, "cause"))
                    $root.track.v1.Failure.encode(message.cause, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Failure message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.Failure
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.Failure & track.v1.Failure.$Shape} Failure
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Failure.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.Failure();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.details = value;
                            else
                                delete message.details;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.cause = $root.track.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.cause);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Failure;
        })();

        v1.ReadRequest = (function() {

            /**
             * Properties of a ReadRequest.
             * @typedef {Object} track.v1.ReadRequest.$Properties
             * @property {Uint8Array|null} [stream] ReadRequest stream
             * @property {number|null} [from] ReadRequest from
             * @property {number|null} [to] ReadRequest to
             * @property {boolean|null} [backward] ReadRequest backward
             * @property {number|null} [pageBytes] ReadRequest pageBytes
             * @property {Uint8Array|null} [previous] ReadRequest previous
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadRequest.
             * @memberof track.v1
             * @interface IReadRequest
             * @augments track.v1.ReadRequest.$Properties
             * @deprecated Use track.v1.ReadRequest.$Properties instead.
             */

            /**
             * Shape of a ReadRequest.
             * @typedef {track.v1.ReadRequest.$Properties} track.v1.ReadRequest.$Shape
             */

            /**
             * Constructs a new ReadRequest.
             * @memberof track.v1
             * @classdesc Represents a ReadRequest.
             * @constructor
             * @param {track.v1.ReadRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadRequest stream.
             * @member {Uint8Array} stream
             * @memberof track.v1.ReadRequest
             * @instance
             */
            ReadRequest.prototype.stream = $util.newBuffer([]);

            /**
             * ReadRequest from.
             * @member {number} from
             * @memberof track.v1.ReadRequest
             * @instance
             */
            ReadRequest.prototype.from = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ReadRequest to.
             * @member {number} to
             * @memberof track.v1.ReadRequest
             * @instance
             */
            ReadRequest.prototype.to = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ReadRequest backward.
             * @member {boolean} backward
             * @memberof track.v1.ReadRequest
             * @instance
             */
            ReadRequest.prototype.backward = false;

            /**
             * ReadRequest pageBytes.
             * @member {number} pageBytes
             * @memberof track.v1.ReadRequest
             * @instance
             */
            ReadRequest.prototype.pageBytes = 0;

            /**
             * ReadRequest previous.
             * @member {Uint8Array} previous
             * @memberof track.v1.ReadRequest
             * @instance
             */
            ReadRequest.prototype.previous = $util.newBuffer([]);

            /**
             * Encodes the specified ReadRequest message. Does not implicitly {@link track.v1.ReadRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ReadRequest
             * @static
             * @param {track.v1.ReadRequest.$Properties} message ReadRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.stream);
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && (typeof message.from === "object" ? message.from.low || message.from.high : message.from !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.from);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && (typeof message.to === "object" ? message.to.low || message.to.high : message.to !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.to);
                if (message.backward != null && $Object.hasOwnProperty.call(message, "backward") && message.backward !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.backward);
                if (message.pageBytes != null && $Object.hasOwnProperty.call(message, "pageBytes") && message.pageBytes !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.pageBytes);
                if (message.previous != null && $Object.hasOwnProperty.call(message, "previous") && message.previous.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.previous);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ReadRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ReadRequest & track.v1.ReadRequest.$Shape} ReadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ReadRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.stream = value;
                            else
                                delete message.stream;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.backward = value;
                            else
                                delete message.backward;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pageBytes = value;
                            else
                                delete message.pageBytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.previous = value;
                            else
                                delete message.previous;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReadRequest;
        })();

        v1.ReadResponse = (function() {

            /**
             * Properties of a ReadResponse.
             * @typedef {Object} track.v1.ReadResponse.$Properties
             * @property {Uint8Array|null} [records] ReadResponse records
             * @property {Array.<number>|null} [lengths] ReadResponse lengths
             * @property {Array.<number>|null} [positions] ReadResponse positions
             * @property {number|null} [head] ReadResponse head
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadResponse.
             * @memberof track.v1
             * @interface IReadResponse
             * @augments track.v1.ReadResponse.$Properties
             * @deprecated Use track.v1.ReadResponse.$Properties instead.
             */

            /**
             * Shape of a ReadResponse.
             * @typedef {track.v1.ReadResponse.$Properties} track.v1.ReadResponse.$Shape
             */

            /**
             * Constructs a new ReadResponse.
             * @memberof track.v1
             * @classdesc Represents a ReadResponse.
             * @constructor
             * @param {track.v1.ReadResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadResponse = function (properties) {
                this.lengths = [];
                this.positions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadResponse records.
             * @member {Uint8Array} records
             * @memberof track.v1.ReadResponse
             * @instance
             */
            ReadResponse.prototype.records = $util.newBuffer([]);

            /**
             * ReadResponse lengths.
             * @member {Array.<number>} lengths
             * @memberof track.v1.ReadResponse
             * @instance
             */
            ReadResponse.prototype.lengths = $util.emptyArray;

            /**
             * ReadResponse positions.
             * @member {Array.<number>} positions
             * @memberof track.v1.ReadResponse
             * @instance
             */
            ReadResponse.prototype.positions = $util.emptyArray;

            /**
             * ReadResponse head.
             * @member {number} head
             * @memberof track.v1.ReadResponse
             * @instance
             */
            ReadResponse.prototype.head = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified ReadResponse message. Does not implicitly {@link track.v1.ReadResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ReadResponse
             * @static
             * @param {track.v1.ReadResponse.$Properties} message ReadResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.records != null && $Object.hasOwnProperty.call(message, "records") && message.records.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.records);
                if (message.lengths != null && message.lengths.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.lengths);
                if (message.positions != null && message.positions.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).uint64s(message.positions);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && (typeof message.head === "object" ? message.head.low || message.head.high : message.head !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.head);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ReadResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ReadResponse & track.v1.ReadResponse.$Shape} ReadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ReadResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.records = value;
                            else
                                delete message.records;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.lengths && message.lengths.length))
                                    message.lengths = [];
                                reader.uint32s(message.lengths);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.lengths && message.lengths.length))
                                message.lengths = [];
                            message.lengths.push(reader.uint32());
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.positions && message.positions.length))
                                    message.positions = [];
                                reader.uint64s(message.positions);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.positions && message.positions.length))
                                message.positions = [];
                            message.positions.push(reader.uint64());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReadResponse;
        })();

        v1.SubscribeRequest = (function() {

            /**
             * Properties of a SubscribeRequest.
             * @typedef {Object} track.v1.SubscribeRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SubscribeRequest.
             * @memberof track.v1
             * @interface ISubscribeRequest
             * @augments track.v1.SubscribeRequest.$Properties
             * @deprecated Use track.v1.SubscribeRequest.$Properties instead.
             */

            /**
             * Shape of a SubscribeRequest.
             * @typedef {track.v1.SubscribeRequest.$Properties} track.v1.SubscribeRequest.$Shape
             */

            /**
             * Constructs a new SubscribeRequest.
             * @memberof track.v1
             * @classdesc Represents a SubscribeRequest.
             * @constructor
             * @param {track.v1.SubscribeRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SubscribeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified SubscribeRequest message. Does not implicitly {@link track.v1.SubscribeRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.SubscribeRequest
             * @static
             * @param {track.v1.SubscribeRequest.$Properties} message SubscribeRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SubscribeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SubscribeRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.SubscribeRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.SubscribeRequest & track.v1.SubscribeRequest.$Shape} SubscribeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SubscribeRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.SubscribeRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SubscribeRequest;
        })();

        v1.HeadRequest = (function() {

            /**
             * Properties of a HeadRequest.
             * @typedef {Object} track.v1.HeadRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HeadRequest.
             * @memberof track.v1
             * @interface IHeadRequest
             * @augments track.v1.HeadRequest.$Properties
             * @deprecated Use track.v1.HeadRequest.$Properties instead.
             */

            /**
             * Shape of a HeadRequest.
             * @typedef {track.v1.HeadRequest.$Properties} track.v1.HeadRequest.$Shape
             */

            /**
             * Constructs a new HeadRequest.
             * @memberof track.v1
             * @classdesc Represents a HeadRequest.
             * @constructor
             * @param {track.v1.HeadRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HeadRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified HeadRequest message. Does not implicitly {@link track.v1.HeadRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.HeadRequest
             * @static
             * @param {track.v1.HeadRequest.$Properties} message HeadRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HeadRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HeadRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.HeadRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.HeadRequest & track.v1.HeadRequest.$Shape} HeadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HeadRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.HeadRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return HeadRequest;
        })();

        v1.HeadResponse = (function() {

            /**
             * Properties of a HeadResponse.
             * @typedef {Object} track.v1.HeadResponse.$Properties
             * @property {number|null} [position] HeadResponse position
             * @property {Uint8Array|null} [digest] HeadResponse digest
             * @property {number|null} [committedAtMs] HeadResponse committedAtMs
             * @property {track.v1.Failure.$Properties|null} [outage] HeadResponse outage
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HeadResponse.
             * @memberof track.v1
             * @interface IHeadResponse
             * @augments track.v1.HeadResponse.$Properties
             * @deprecated Use track.v1.HeadResponse.$Properties instead.
             */

            /**
             * Shape of a HeadResponse.
             * @typedef {track.v1.HeadResponse.$Properties} track.v1.HeadResponse.$Shape
             */

            /**
             * Constructs a new HeadResponse.
             * @memberof track.v1
             * @classdesc Represents a HeadResponse.
             * @constructor
             * @param {track.v1.HeadResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HeadResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HeadResponse position.
             * @member {number} position
             * @memberof track.v1.HeadResponse
             * @instance
             */
            HeadResponse.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * HeadResponse digest.
             * @member {Uint8Array} digest
             * @memberof track.v1.HeadResponse
             * @instance
             */
            HeadResponse.prototype.digest = $util.newBuffer([]);

            /**
             * HeadResponse committedAtMs.
             * @member {number|null|undefined} committedAtMs
             * @memberof track.v1.HeadResponse
             * @instance
             */
            HeadResponse.prototype.committedAtMs = null;

            /**
             * HeadResponse outage.
             * @member {track.v1.Failure.$Properties|null|undefined} outage
             * @memberof track.v1.HeadResponse
             * @instance
             */
            HeadResponse.prototype.outage = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(HeadResponse.prototype, "_committedAtMs", {
                get: $util.oneOfGetter($oneOfFields = ["committedAtMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified HeadResponse message. Does not implicitly {@link track.v1.HeadResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.HeadResponse
             * @static
             * @param {track.v1.HeadResponse.$Properties} message HeadResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HeadResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.position);
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.digest);
                if (message.committedAtMs != null && $Object.hasOwnProperty.call(message, "committedAtMs"))
                    writer.uint32(/* id 3, wireType 0 =*/24).sint64(message.committedAtMs);
                if (message.outage != null && $Object.hasOwnProperty.call(message, "outage"))
                    $root.track.v1.Failure.encode(message.outage, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HeadResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.HeadResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.HeadResponse & track.v1.HeadResponse.$Shape} HeadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HeadResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.HeadResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.committedAtMs = reader.sint64();
                            message._committedAtMs = "committedAtMs";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.outage = $root.track.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.outage);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return HeadResponse;
        })();

        v1.StreamHeadRequest = (function() {

            /**
             * Properties of a StreamHeadRequest.
             * @typedef {Object} track.v1.StreamHeadRequest.$Properties
             * @property {Uint8Array|null} [stream] StreamHeadRequest stream
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StreamHeadRequest.
             * @memberof track.v1
             * @interface IStreamHeadRequest
             * @augments track.v1.StreamHeadRequest.$Properties
             * @deprecated Use track.v1.StreamHeadRequest.$Properties instead.
             */

            /**
             * Shape of a StreamHeadRequest.
             * @typedef {track.v1.StreamHeadRequest.$Properties} track.v1.StreamHeadRequest.$Shape
             */

            /**
             * Constructs a new StreamHeadRequest.
             * @memberof track.v1
             * @classdesc Represents a StreamHeadRequest.
             * @constructor
             * @param {track.v1.StreamHeadRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StreamHeadRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StreamHeadRequest stream.
             * @member {Uint8Array} stream
             * @memberof track.v1.StreamHeadRequest
             * @instance
             */
            StreamHeadRequest.prototype.stream = $util.newBuffer([]);

            /**
             * Encodes the specified StreamHeadRequest message. Does not implicitly {@link track.v1.StreamHeadRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.StreamHeadRequest
             * @static
             * @param {track.v1.StreamHeadRequest.$Properties} message StreamHeadRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StreamHeadRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.stream);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StreamHeadRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.StreamHeadRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.StreamHeadRequest & track.v1.StreamHeadRequest.$Shape} StreamHeadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StreamHeadRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.StreamHeadRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.stream = value;
                            else
                                delete message.stream;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StreamHeadRequest;
        })();

        v1.StreamHeadResponse = (function() {

            /**
             * Properties of a StreamHeadResponse.
             * @typedef {Object} track.v1.StreamHeadResponse.$Properties
             * @property {number|null} [revision] StreamHeadResponse revision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StreamHeadResponse.
             * @memberof track.v1
             * @interface IStreamHeadResponse
             * @augments track.v1.StreamHeadResponse.$Properties
             * @deprecated Use track.v1.StreamHeadResponse.$Properties instead.
             */

            /**
             * Shape of a StreamHeadResponse.
             * @typedef {track.v1.StreamHeadResponse.$Properties} track.v1.StreamHeadResponse.$Shape
             */

            /**
             * Constructs a new StreamHeadResponse.
             * @memberof track.v1
             * @classdesc Represents a StreamHeadResponse.
             * @constructor
             * @param {track.v1.StreamHeadResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StreamHeadResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StreamHeadResponse revision.
             * @member {number|null|undefined} revision
             * @memberof track.v1.StreamHeadResponse
             * @instance
             */
            StreamHeadResponse.prototype.revision = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(StreamHeadResponse.prototype, "_revision", {
                get: $util.oneOfGetter($oneOfFields = ["revision"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified StreamHeadResponse message. Does not implicitly {@link track.v1.StreamHeadResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.StreamHeadResponse
             * @static
             * @param {track.v1.StreamHeadResponse.$Properties} message StreamHeadResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StreamHeadResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision"))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.revision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StreamHeadResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.StreamHeadResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.StreamHeadResponse & track.v1.StreamHeadResponse.$Shape} StreamHeadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StreamHeadResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.StreamHeadResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.revision = reader.uint64();
                            message._revision = "revision";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StreamHeadResponse;
        })();

        v1.GetDerivedRequest = (function() {

            /**
             * Properties of a GetDerivedRequest.
             * @typedef {Object} track.v1.GetDerivedRequest.$Properties
             * @property {Array.<string>|null} [keys] GetDerivedRequest keys
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetDerivedRequest.
             * @memberof track.v1
             * @interface IGetDerivedRequest
             * @augments track.v1.GetDerivedRequest.$Properties
             * @deprecated Use track.v1.GetDerivedRequest.$Properties instead.
             */

            /**
             * Shape of a GetDerivedRequest.
             * @typedef {track.v1.GetDerivedRequest.$Properties} track.v1.GetDerivedRequest.$Shape
             */

            /**
             * Constructs a new GetDerivedRequest.
             * @memberof track.v1
             * @classdesc Represents a GetDerivedRequest.
             * @constructor
             * @param {track.v1.GetDerivedRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetDerivedRequest = function (properties) {
                this.keys = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetDerivedRequest keys.
             * @member {Array.<string>} keys
             * @memberof track.v1.GetDerivedRequest
             * @instance
             */
            GetDerivedRequest.prototype.keys = $util.emptyArray;

            /**
             * Encodes the specified GetDerivedRequest message. Does not implicitly {@link track.v1.GetDerivedRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.GetDerivedRequest
             * @static
             * @param {track.v1.GetDerivedRequest.$Properties} message GetDerivedRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetDerivedRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.keys != null && message.keys.length)
                    for (let i = 0; i < message.keys.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.keys[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetDerivedRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.GetDerivedRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.GetDerivedRequest & track.v1.GetDerivedRequest.$Shape} GetDerivedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetDerivedRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.GetDerivedRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.keys && message.keys.length))
                                message.keys = [];
                            message.keys.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetDerivedRequest;
        })();

        v1.GetDerivedResponse = (function() {

            /**
             * Properties of a GetDerivedResponse.
             * @typedef {Object} track.v1.GetDerivedResponse.$Properties
             * @property {Array.<track.v1.DerivedValue.$Properties>|null} [values] GetDerivedResponse values
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetDerivedResponse.
             * @memberof track.v1
             * @interface IGetDerivedResponse
             * @augments track.v1.GetDerivedResponse.$Properties
             * @deprecated Use track.v1.GetDerivedResponse.$Properties instead.
             */

            /**
             * Shape of a GetDerivedResponse.
             * @typedef {track.v1.GetDerivedResponse.$Properties} track.v1.GetDerivedResponse.$Shape
             */

            /**
             * Constructs a new GetDerivedResponse.
             * @memberof track.v1
             * @classdesc Represents a GetDerivedResponse.
             * @constructor
             * @param {track.v1.GetDerivedResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetDerivedResponse = function (properties) {
                this.values = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetDerivedResponse values.
             * @member {Array.<track.v1.DerivedValue.$Properties>} values
             * @memberof track.v1.GetDerivedResponse
             * @instance
             */
            GetDerivedResponse.prototype.values = $util.emptyArray;

            /**
             * Encodes the specified GetDerivedResponse message. Does not implicitly {@link track.v1.GetDerivedResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.GetDerivedResponse
             * @static
             * @param {track.v1.GetDerivedResponse.$Properties} message GetDerivedResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetDerivedResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.values != null && message.values.length)
                    for (let i = 0; i < message.values.length; ++i)
                        $root.track.v1.DerivedValue.encode(message.values[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetDerivedResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.GetDerivedResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.GetDerivedResponse & track.v1.GetDerivedResponse.$Shape} GetDerivedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetDerivedResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.GetDerivedResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.values && message.values.length))
                                message.values = [];
                            message.values.push($root.track.v1.DerivedValue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetDerivedResponse;
        })();

        v1.DerivedValue = (function() {

            /**
             * Properties of a DerivedValue.
             * @typedef {Object} track.v1.DerivedValue.$Properties
             * @property {Uint8Array|null} [bytes] DerivedValue bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DerivedValue.
             * @memberof track.v1
             * @interface IDerivedValue
             * @augments track.v1.DerivedValue.$Properties
             * @deprecated Use track.v1.DerivedValue.$Properties instead.
             */

            /**
             * Shape of a DerivedValue.
             * @typedef {track.v1.DerivedValue.$Properties} track.v1.DerivedValue.$Shape
             */

            /**
             * Constructs a new DerivedValue.
             * @memberof track.v1
             * @classdesc Represents a DerivedValue.
             * @constructor
             * @param {track.v1.DerivedValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DerivedValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DerivedValue bytes.
             * @member {Uint8Array|null|undefined} bytes
             * @memberof track.v1.DerivedValue
             * @instance
             */
            DerivedValue.prototype.bytes = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DerivedValue.prototype, "_bytes", {
                get: $util.oneOfGetter($oneOfFields = ["bytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified DerivedValue message. Does not implicitly {@link track.v1.DerivedValue.verify|verify} messages.
             * @function encode
             * @memberof track.v1.DerivedValue
             * @static
             * @param {track.v1.DerivedValue.$Properties} message DerivedValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DerivedValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DerivedValue message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.DerivedValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.DerivedValue & track.v1.DerivedValue.$Shape} DerivedValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DerivedValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.DerivedValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.bytes = reader.bytes();
                            message._bytes = "bytes";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DerivedValue;
        })();

        v1.WriteDerivedRequest = (function() {

            /**
             * Properties of a WriteDerivedRequest.
             * @typedef {Object} track.v1.WriteDerivedRequest.$Properties
             * @property {Array.<track.v1.DerivedEntry.$Properties>|null} [entries] WriteDerivedRequest entries
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WriteDerivedRequest.
             * @memberof track.v1
             * @interface IWriteDerivedRequest
             * @augments track.v1.WriteDerivedRequest.$Properties
             * @deprecated Use track.v1.WriteDerivedRequest.$Properties instead.
             */

            /**
             * Shape of a WriteDerivedRequest.
             * @typedef {track.v1.WriteDerivedRequest.$Properties} track.v1.WriteDerivedRequest.$Shape
             */

            /**
             * Constructs a new WriteDerivedRequest.
             * @memberof track.v1
             * @classdesc Represents a WriteDerivedRequest.
             * @constructor
             * @param {track.v1.WriteDerivedRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WriteDerivedRequest = function (properties) {
                this.entries = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WriteDerivedRequest entries.
             * @member {Array.<track.v1.DerivedEntry.$Properties>} entries
             * @memberof track.v1.WriteDerivedRequest
             * @instance
             */
            WriteDerivedRequest.prototype.entries = $util.emptyArray;

            /**
             * Encodes the specified WriteDerivedRequest message. Does not implicitly {@link track.v1.WriteDerivedRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.WriteDerivedRequest
             * @static
             * @param {track.v1.WriteDerivedRequest.$Properties} message WriteDerivedRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WriteDerivedRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.entries != null && message.entries.length)
                    for (let i = 0; i < message.entries.length; ++i)
                        $root.track.v1.DerivedEntry.encode(message.entries[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WriteDerivedRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.WriteDerivedRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.WriteDerivedRequest & track.v1.WriteDerivedRequest.$Shape} WriteDerivedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WriteDerivedRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.WriteDerivedRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.entries && message.entries.length))
                                message.entries = [];
                            message.entries.push($root.track.v1.DerivedEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WriteDerivedRequest;
        })();

        v1.DerivedEntry = (function() {

            /**
             * Properties of a DerivedEntry.
             * @typedef {Object} track.v1.DerivedEntry.$Properties
             * @property {string|null} [key] DerivedEntry key
             * @property {Uint8Array|null} [bytes] DerivedEntry bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DerivedEntry.
             * @memberof track.v1
             * @interface IDerivedEntry
             * @augments track.v1.DerivedEntry.$Properties
             * @deprecated Use track.v1.DerivedEntry.$Properties instead.
             */

            /**
             * Shape of a DerivedEntry.
             * @typedef {track.v1.DerivedEntry.$Properties} track.v1.DerivedEntry.$Shape
             */

            /**
             * Constructs a new DerivedEntry.
             * @memberof track.v1
             * @classdesc Represents a DerivedEntry.
             * @constructor
             * @param {track.v1.DerivedEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DerivedEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DerivedEntry key.
             * @member {string} key
             * @memberof track.v1.DerivedEntry
             * @instance
             */
            DerivedEntry.prototype.key = "";

            /**
             * DerivedEntry bytes.
             * @member {Uint8Array|null|undefined} bytes
             * @memberof track.v1.DerivedEntry
             * @instance
             */
            DerivedEntry.prototype.bytes = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DerivedEntry.prototype, "_bytes", {
                get: $util.oneOfGetter($oneOfFields = ["bytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified DerivedEntry message. Does not implicitly {@link track.v1.DerivedEntry.verify|verify} messages.
             * @function encode
             * @memberof track.v1.DerivedEntry
             * @static
             * @param {track.v1.DerivedEntry.$Properties} message DerivedEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DerivedEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.key);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DerivedEntry message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.DerivedEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.DerivedEntry & track.v1.DerivedEntry.$Shape} DerivedEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DerivedEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.DerivedEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.bytes = reader.bytes();
                            message._bytes = "bytes";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DerivedEntry;
        })();

        v1.WriteDerivedResponse = (function() {

            /**
             * Properties of a WriteDerivedResponse.
             * @typedef {Object} track.v1.WriteDerivedResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WriteDerivedResponse.
             * @memberof track.v1
             * @interface IWriteDerivedResponse
             * @augments track.v1.WriteDerivedResponse.$Properties
             * @deprecated Use track.v1.WriteDerivedResponse.$Properties instead.
             */

            /**
             * Shape of a WriteDerivedResponse.
             * @typedef {track.v1.WriteDerivedResponse.$Properties} track.v1.WriteDerivedResponse.$Shape
             */

            /**
             * Constructs a new WriteDerivedResponse.
             * @memberof track.v1
             * @classdesc Represents a WriteDerivedResponse.
             * @constructor
             * @param {track.v1.WriteDerivedResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WriteDerivedResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified WriteDerivedResponse message. Does not implicitly {@link track.v1.WriteDerivedResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.WriteDerivedResponse
             * @static
             * @param {track.v1.WriteDerivedResponse.$Properties} message WriteDerivedResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WriteDerivedResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WriteDerivedResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.WriteDerivedResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.WriteDerivedResponse & track.v1.WriteDerivedResponse.$Shape} WriteDerivedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WriteDerivedResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.WriteDerivedResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WriteDerivedResponse;
        })();

        v1.ListDerivedRequest = (function() {

            /**
             * Properties of a ListDerivedRequest.
             * @typedef {Object} track.v1.ListDerivedRequest.$Properties
             * @property {string|null} [from] ListDerivedRequest from
             * @property {string|null} [to] ListDerivedRequest to
             * @property {boolean|null} [reverse] ListDerivedRequest reverse
             * @property {number|null} [limit] ListDerivedRequest limit
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListDerivedRequest.
             * @memberof track.v1
             * @interface IListDerivedRequest
             * @augments track.v1.ListDerivedRequest.$Properties
             * @deprecated Use track.v1.ListDerivedRequest.$Properties instead.
             */

            /**
             * Shape of a ListDerivedRequest.
             * @typedef {track.v1.ListDerivedRequest.$Properties} track.v1.ListDerivedRequest.$Shape
             */

            /**
             * Constructs a new ListDerivedRequest.
             * @memberof track.v1
             * @classdesc Represents a ListDerivedRequest.
             * @constructor
             * @param {track.v1.ListDerivedRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListDerivedRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListDerivedRequest from.
             * @member {string} from
             * @memberof track.v1.ListDerivedRequest
             * @instance
             */
            ListDerivedRequest.prototype.from = "";

            /**
             * ListDerivedRequest to.
             * @member {string} to
             * @memberof track.v1.ListDerivedRequest
             * @instance
             */
            ListDerivedRequest.prototype.to = "";

            /**
             * ListDerivedRequest reverse.
             * @member {boolean} reverse
             * @memberof track.v1.ListDerivedRequest
             * @instance
             */
            ListDerivedRequest.prototype.reverse = false;

            /**
             * ListDerivedRequest limit.
             * @member {number} limit
             * @memberof track.v1.ListDerivedRequest
             * @instance
             */
            ListDerivedRequest.prototype.limit = 0;

            /**
             * Encodes the specified ListDerivedRequest message. Does not implicitly {@link track.v1.ListDerivedRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ListDerivedRequest
             * @static
             * @param {track.v1.ListDerivedRequest.$Properties} message ListDerivedRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListDerivedRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.from);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.to);
                if (message.reverse != null && $Object.hasOwnProperty.call(message, "reverse") && message.reverse !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.reverse);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListDerivedRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ListDerivedRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ListDerivedRequest & track.v1.ListDerivedRequest.$Shape} ListDerivedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListDerivedRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ListDerivedRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.reverse = value;
                            else
                                delete message.reverse;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListDerivedRequest;
        })();

        v1.ListDerivedResponse = (function() {

            /**
             * Properties of a ListDerivedResponse.
             * @typedef {Object} track.v1.ListDerivedResponse.$Properties
             * @property {Array.<string>|null} [keys] ListDerivedResponse keys
             * @property {boolean|null} [more] ListDerivedResponse more
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListDerivedResponse.
             * @memberof track.v1
             * @interface IListDerivedResponse
             * @augments track.v1.ListDerivedResponse.$Properties
             * @deprecated Use track.v1.ListDerivedResponse.$Properties instead.
             */

            /**
             * Shape of a ListDerivedResponse.
             * @typedef {track.v1.ListDerivedResponse.$Properties} track.v1.ListDerivedResponse.$Shape
             */

            /**
             * Constructs a new ListDerivedResponse.
             * @memberof track.v1
             * @classdesc Represents a ListDerivedResponse.
             * @constructor
             * @param {track.v1.ListDerivedResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListDerivedResponse = function (properties) {
                this.keys = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListDerivedResponse keys.
             * @member {Array.<string>} keys
             * @memberof track.v1.ListDerivedResponse
             * @instance
             */
            ListDerivedResponse.prototype.keys = $util.emptyArray;

            /**
             * ListDerivedResponse more.
             * @member {boolean} more
             * @memberof track.v1.ListDerivedResponse
             * @instance
             */
            ListDerivedResponse.prototype.more = false;

            /**
             * Encodes the specified ListDerivedResponse message. Does not implicitly {@link track.v1.ListDerivedResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ListDerivedResponse
             * @static
             * @param {track.v1.ListDerivedResponse.$Properties} message ListDerivedResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListDerivedResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.keys != null && message.keys.length)
                    for (let i = 0; i < message.keys.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.keys[i]);
                if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.more);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListDerivedResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ListDerivedResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ListDerivedResponse & track.v1.ListDerivedResponse.$Shape} ListDerivedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListDerivedResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ListDerivedResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.keys && message.keys.length))
                                message.keys = [];
                            message.keys.push(reader.stringVerify());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.more = value;
                            else
                                delete message.more;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListDerivedResponse;
        })();

        v1.BeatingProcess = (function() {

            /**
             * Properties of a BeatingProcess.
             * @typedef {Object} track.v1.BeatingProcess.$Properties
             * @property {string|null} [host] BeatingProcess host
             * @property {string|null} [boot] BeatingProcess boot
             * @property {number|null} [pid] BeatingProcess pid
             * @property {number|null} [startedMs] BeatingProcess startedMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BeatingProcess.
             * @memberof track.v1
             * @interface IBeatingProcess
             * @augments track.v1.BeatingProcess.$Properties
             * @deprecated Use track.v1.BeatingProcess.$Properties instead.
             */

            /**
             * Shape of a BeatingProcess.
             * @typedef {track.v1.BeatingProcess.$Properties} track.v1.BeatingProcess.$Shape
             */

            /**
             * Constructs a new BeatingProcess.
             * @memberof track.v1
             * @classdesc Represents a BeatingProcess.
             * @constructor
             * @param {track.v1.BeatingProcess.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BeatingProcess = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BeatingProcess host.
             * @member {string} host
             * @memberof track.v1.BeatingProcess
             * @instance
             */
            BeatingProcess.prototype.host = "";

            /**
             * BeatingProcess boot.
             * @member {string} boot
             * @memberof track.v1.BeatingProcess
             * @instance
             */
            BeatingProcess.prototype.boot = "";

            /**
             * BeatingProcess pid.
             * @member {number} pid
             * @memberof track.v1.BeatingProcess
             * @instance
             */
            BeatingProcess.prototype.pid = 0;

            /**
             * BeatingProcess startedMs.
             * @member {number} startedMs
             * @memberof track.v1.BeatingProcess
             * @instance
             */
            BeatingProcess.prototype.startedMs = 0;

            /**
             * Encodes the specified BeatingProcess message. Does not implicitly {@link track.v1.BeatingProcess.verify|verify} messages.
             * @function encode
             * @memberof track.v1.BeatingProcess
             * @static
             * @param {track.v1.BeatingProcess.$Properties} message BeatingProcess message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BeatingProcess.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.host);
                if (message.boot != null && $Object.hasOwnProperty.call(message, "boot") && message.boot !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.boot);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.pid);
                if (message.startedMs != null && $Object.hasOwnProperty.call(message, "startedMs") && !$Object.is(message.startedMs, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.startedMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BeatingProcess message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.BeatingProcess
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.BeatingProcess & track.v1.BeatingProcess.$Shape} BeatingProcess
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BeatingProcess.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.BeatingProcess();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.boot = value;
                            else
                                delete message.boot;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.startedMs = value;
                            else
                                delete message.startedMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BeatingProcess;
        })();

        v1.BeatRequest = (function() {

            /**
             * Properties of a BeatRequest.
             * @typedef {Object} track.v1.BeatRequest.$Properties
             * @property {track.v1.BeatingProcess.$Properties|null} [process] BeatRequest process
             * @property {number|null} [beatMs] BeatRequest beatMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BeatRequest.
             * @memberof track.v1
             * @interface IBeatRequest
             * @augments track.v1.BeatRequest.$Properties
             * @deprecated Use track.v1.BeatRequest.$Properties instead.
             */

            /**
             * Shape of a BeatRequest.
             * @typedef {track.v1.BeatRequest.$Properties} track.v1.BeatRequest.$Shape
             */

            /**
             * Constructs a new BeatRequest.
             * @memberof track.v1
             * @classdesc Represents a BeatRequest.
             * @constructor
             * @param {track.v1.BeatRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BeatRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BeatRequest process.
             * @member {track.v1.BeatingProcess.$Properties|null|undefined} process
             * @memberof track.v1.BeatRequest
             * @instance
             */
            BeatRequest.prototype.process = null;

            /**
             * BeatRequest beatMs.
             * @member {number|null|undefined} beatMs
             * @memberof track.v1.BeatRequest
             * @instance
             */
            BeatRequest.prototype.beatMs = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(BeatRequest.prototype, "_beatMs", {
                get: $util.oneOfGetter($oneOfFields = ["beatMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified BeatRequest message. Does not implicitly {@link track.v1.BeatRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.BeatRequest
             * @static
             * @param {track.v1.BeatRequest.$Properties} message BeatRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BeatRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.process != null && $Object.hasOwnProperty.call(message, "process"))
                    $root.track.v1.BeatingProcess.encode(message.process, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.beatMs != null && $Object.hasOwnProperty.call(message, "beatMs"))
                    writer.uint32(/* id 2, wireType 0 =*/16).sint64(message.beatMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BeatRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.BeatRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.BeatRequest & track.v1.BeatRequest.$Shape} BeatRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BeatRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.BeatRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.process = $root.track.v1.BeatingProcess.decode(reader, reader.size(), $undefined, _depth + 1, message.process);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.beatMs = reader.sint64();
                            message._beatMs = "beatMs";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BeatRequest;
        })();

        v1.BeatResponse = (function() {

            /**
             * Properties of a BeatResponse.
             * @typedef {Object} track.v1.BeatResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BeatResponse.
             * @memberof track.v1
             * @interface IBeatResponse
             * @augments track.v1.BeatResponse.$Properties
             * @deprecated Use track.v1.BeatResponse.$Properties instead.
             */

            /**
             * Shape of a BeatResponse.
             * @typedef {track.v1.BeatResponse.$Properties} track.v1.BeatResponse.$Shape
             */

            /**
             * Constructs a new BeatResponse.
             * @memberof track.v1
             * @classdesc Represents a BeatResponse.
             * @constructor
             * @param {track.v1.BeatResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BeatResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified BeatResponse message. Does not implicitly {@link track.v1.BeatResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.BeatResponse
             * @static
             * @param {track.v1.BeatResponse.$Properties} message BeatResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BeatResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BeatResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.BeatResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.BeatResponse & track.v1.BeatResponse.$Shape} BeatResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BeatResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.BeatResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BeatResponse;
        })();

        v1.ListBeatsRequest = (function() {

            /**
             * Properties of a ListBeatsRequest.
             * @typedef {Object} track.v1.ListBeatsRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListBeatsRequest.
             * @memberof track.v1
             * @interface IListBeatsRequest
             * @augments track.v1.ListBeatsRequest.$Properties
             * @deprecated Use track.v1.ListBeatsRequest.$Properties instead.
             */

            /**
             * Shape of a ListBeatsRequest.
             * @typedef {track.v1.ListBeatsRequest.$Properties} track.v1.ListBeatsRequest.$Shape
             */

            /**
             * Constructs a new ListBeatsRequest.
             * @memberof track.v1
             * @classdesc Represents a ListBeatsRequest.
             * @constructor
             * @param {track.v1.ListBeatsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListBeatsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified ListBeatsRequest message. Does not implicitly {@link track.v1.ListBeatsRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ListBeatsRequest
             * @static
             * @param {track.v1.ListBeatsRequest.$Properties} message ListBeatsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListBeatsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListBeatsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ListBeatsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ListBeatsRequest & track.v1.ListBeatsRequest.$Shape} ListBeatsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListBeatsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ListBeatsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListBeatsRequest;
        })();

        v1.ListBeatsResponse = (function() {

            /**
             * Properties of a ListBeatsResponse.
             * @typedef {Object} track.v1.ListBeatsResponse.$Properties
             * @property {Array.<track.v1.BeatRequest.$Properties>|null} [beats] ListBeatsResponse beats
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListBeatsResponse.
             * @memberof track.v1
             * @interface IListBeatsResponse
             * @augments track.v1.ListBeatsResponse.$Properties
             * @deprecated Use track.v1.ListBeatsResponse.$Properties instead.
             */

            /**
             * Shape of a ListBeatsResponse.
             * @typedef {track.v1.ListBeatsResponse.$Properties} track.v1.ListBeatsResponse.$Shape
             */

            /**
             * Constructs a new ListBeatsResponse.
             * @memberof track.v1
             * @classdesc Represents a ListBeatsResponse.
             * @constructor
             * @param {track.v1.ListBeatsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListBeatsResponse = function (properties) {
                this.beats = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListBeatsResponse beats.
             * @member {Array.<track.v1.BeatRequest.$Properties>} beats
             * @memberof track.v1.ListBeatsResponse
             * @instance
             */
            ListBeatsResponse.prototype.beats = $util.emptyArray;

            /**
             * Encodes the specified ListBeatsResponse message. Does not implicitly {@link track.v1.ListBeatsResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.ListBeatsResponse
             * @static
             * @param {track.v1.ListBeatsResponse.$Properties} message ListBeatsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListBeatsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.beats != null && message.beats.length)
                    for (let i = 0; i < message.beats.length; ++i)
                        $root.track.v1.BeatRequest.encode(message.beats[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListBeatsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.ListBeatsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.ListBeatsResponse & track.v1.ListBeatsResponse.$Shape} ListBeatsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListBeatsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.ListBeatsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.beats && message.beats.length))
                                message.beats = [];
                            message.beats.push($root.track.v1.BeatRequest.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListBeatsResponse;
        })();

        v1.FindFileRequest = (function() {

            /**
             * Properties of a FindFileRequest.
             * @typedef {Object} track.v1.FindFileRequest.$Properties
             * @property {Uint8Array|null} [digest] FindFileRequest digest
             * @property {number|null} [bytes] FindFileRequest bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FindFileRequest.
             * @memberof track.v1
             * @interface IFindFileRequest
             * @augments track.v1.FindFileRequest.$Properties
             * @deprecated Use track.v1.FindFileRequest.$Properties instead.
             */

            /**
             * Shape of a FindFileRequest.
             * @typedef {track.v1.FindFileRequest.$Properties} track.v1.FindFileRequest.$Shape
             */

            /**
             * Constructs a new FindFileRequest.
             * @memberof track.v1
             * @classdesc Represents a FindFileRequest.
             * @constructor
             * @param {track.v1.FindFileRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FindFileRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FindFileRequest digest.
             * @member {Uint8Array} digest
             * @memberof track.v1.FindFileRequest
             * @instance
             */
            FindFileRequest.prototype.digest = $util.newBuffer([]);

            /**
             * FindFileRequest bytes.
             * @member {number} bytes
             * @memberof track.v1.FindFileRequest
             * @instance
             */
            FindFileRequest.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified FindFileRequest message. Does not implicitly {@link track.v1.FindFileRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.FindFileRequest
             * @static
             * @param {track.v1.FindFileRequest.$Properties} message FindFileRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FindFileRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digest);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FindFileRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.FindFileRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.FindFileRequest & track.v1.FindFileRequest.$Shape} FindFileRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FindFileRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.FindFileRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FindFileRequest;
        })();

        v1.FindFileResponse = (function() {

            /**
             * Properties of a FindFileResponse.
             * @typedef {Object} track.v1.FindFileResponse.$Properties
             * @property {boolean|null} [found] FindFileResponse found
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FindFileResponse.
             * @memberof track.v1
             * @interface IFindFileResponse
             * @augments track.v1.FindFileResponse.$Properties
             * @deprecated Use track.v1.FindFileResponse.$Properties instead.
             */

            /**
             * Shape of a FindFileResponse.
             * @typedef {track.v1.FindFileResponse.$Properties} track.v1.FindFileResponse.$Shape
             */

            /**
             * Constructs a new FindFileResponse.
             * @memberof track.v1
             * @classdesc Represents a FindFileResponse.
             * @constructor
             * @param {track.v1.FindFileResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FindFileResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FindFileResponse found.
             * @member {boolean} found
             * @memberof track.v1.FindFileResponse
             * @instance
             */
            FindFileResponse.prototype.found = false;

            /**
             * Encodes the specified FindFileResponse message. Does not implicitly {@link track.v1.FindFileResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.FindFileResponse
             * @static
             * @param {track.v1.FindFileResponse.$Properties} message FindFileResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FindFileResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.found != null && $Object.hasOwnProperty.call(message, "found") && message.found !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.found);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FindFileResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.FindFileResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.FindFileResponse & track.v1.FindFileResponse.$Shape} FindFileResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FindFileResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.FindFileResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.found = value;
                            else
                                delete message.found;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FindFileResponse;
        })();

        v1.PutFileRequest = (function() {

            /**
             * Properties of a PutFileRequest.
             * @typedef {Object} track.v1.PutFileRequest.$Properties
             * @property {Uint8Array|null} [upload] PutFileRequest upload
             * @property {number|null} [offset] PutFileRequest offset
             * @property {Uint8Array|null} [piece] PutFileRequest piece
             * @property {Uint8Array|null} [digest] PutFileRequest digest
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PutFileRequest.
             * @memberof track.v1
             * @interface IPutFileRequest
             * @augments track.v1.PutFileRequest.$Properties
             * @deprecated Use track.v1.PutFileRequest.$Properties instead.
             */

            /**
             * Shape of a PutFileRequest.
             * @typedef {track.v1.PutFileRequest.$Properties} track.v1.PutFileRequest.$Shape
             */

            /**
             * Constructs a new PutFileRequest.
             * @memberof track.v1
             * @classdesc Represents a PutFileRequest.
             * @constructor
             * @param {track.v1.PutFileRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PutFileRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PutFileRequest upload.
             * @member {Uint8Array} upload
             * @memberof track.v1.PutFileRequest
             * @instance
             */
            PutFileRequest.prototype.upload = $util.newBuffer([]);

            /**
             * PutFileRequest offset.
             * @member {number} offset
             * @memberof track.v1.PutFileRequest
             * @instance
             */
            PutFileRequest.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * PutFileRequest piece.
             * @member {Uint8Array} piece
             * @memberof track.v1.PutFileRequest
             * @instance
             */
            PutFileRequest.prototype.piece = $util.newBuffer([]);

            /**
             * PutFileRequest digest.
             * @member {Uint8Array} digest
             * @memberof track.v1.PutFileRequest
             * @instance
             */
            PutFileRequest.prototype.digest = $util.newBuffer([]);

            /**
             * Encodes the specified PutFileRequest message. Does not implicitly {@link track.v1.PutFileRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.PutFileRequest
             * @static
             * @param {track.v1.PutFileRequest.$Properties} message PutFileRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PutFileRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.upload != null && $Object.hasOwnProperty.call(message, "upload") && message.upload.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.upload);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                if (message.piece != null && $Object.hasOwnProperty.call(message, "piece") && message.piece.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.piece);
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.digest);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PutFileRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.PutFileRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.PutFileRequest & track.v1.PutFileRequest.$Shape} PutFileRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PutFileRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.PutFileRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.upload = value;
                            else
                                delete message.upload;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.piece = value;
                            else
                                delete message.piece;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PutFileRequest;
        })();

        v1.PutFileResponse = (function() {

            /**
             * Properties of a PutFileResponse.
             * @typedef {Object} track.v1.PutFileResponse.$Properties
             * @property {number|null} [bytes] PutFileResponse bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PutFileResponse.
             * @memberof track.v1
             * @interface IPutFileResponse
             * @augments track.v1.PutFileResponse.$Properties
             * @deprecated Use track.v1.PutFileResponse.$Properties instead.
             */

            /**
             * Shape of a PutFileResponse.
             * @typedef {track.v1.PutFileResponse.$Properties} track.v1.PutFileResponse.$Shape
             */

            /**
             * Constructs a new PutFileResponse.
             * @memberof track.v1
             * @classdesc Represents a PutFileResponse.
             * @constructor
             * @param {track.v1.PutFileResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PutFileResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PutFileResponse bytes.
             * @member {number} bytes
             * @memberof track.v1.PutFileResponse
             * @instance
             */
            PutFileResponse.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified PutFileResponse message. Does not implicitly {@link track.v1.PutFileResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.PutFileResponse
             * @static
             * @param {track.v1.PutFileResponse.$Properties} message PutFileResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PutFileResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PutFileResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.PutFileResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.PutFileResponse & track.v1.PutFileResponse.$Shape} PutFileResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PutFileResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.PutFileResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PutFileResponse;
        })();

        v1.GetFileRequest = (function() {

            /**
             * Properties of a GetFileRequest.
             * @typedef {Object} track.v1.GetFileRequest.$Properties
             * @property {Uint8Array|null} [digest] GetFileRequest digest
             * @property {number|null} [offset] GetFileRequest offset
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetFileRequest.
             * @memberof track.v1
             * @interface IGetFileRequest
             * @augments track.v1.GetFileRequest.$Properties
             * @deprecated Use track.v1.GetFileRequest.$Properties instead.
             */

            /**
             * Shape of a GetFileRequest.
             * @typedef {track.v1.GetFileRequest.$Properties} track.v1.GetFileRequest.$Shape
             */

            /**
             * Constructs a new GetFileRequest.
             * @memberof track.v1
             * @classdesc Represents a GetFileRequest.
             * @constructor
             * @param {track.v1.GetFileRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetFileRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetFileRequest digest.
             * @member {Uint8Array} digest
             * @memberof track.v1.GetFileRequest
             * @instance
             */
            GetFileRequest.prototype.digest = $util.newBuffer([]);

            /**
             * GetFileRequest offset.
             * @member {number} offset
             * @memberof track.v1.GetFileRequest
             * @instance
             */
            GetFileRequest.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified GetFileRequest message. Does not implicitly {@link track.v1.GetFileRequest.verify|verify} messages.
             * @function encode
             * @memberof track.v1.GetFileRequest
             * @static
             * @param {track.v1.GetFileRequest.$Properties} message GetFileRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetFileRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digest);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetFileRequest message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.GetFileRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.GetFileRequest & track.v1.GetFileRequest.$Shape} GetFileRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetFileRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.GetFileRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetFileRequest;
        })();

        v1.GetFileResponse = (function() {

            /**
             * Properties of a GetFileResponse.
             * @typedef {Object} track.v1.GetFileResponse.$Properties
             * @property {Uint8Array|null} [piece] GetFileResponse piece
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetFileResponse.
             * @memberof track.v1
             * @interface IGetFileResponse
             * @augments track.v1.GetFileResponse.$Properties
             * @deprecated Use track.v1.GetFileResponse.$Properties instead.
             */

            /**
             * Shape of a GetFileResponse.
             * @typedef {track.v1.GetFileResponse.$Properties} track.v1.GetFileResponse.$Shape
             */

            /**
             * Constructs a new GetFileResponse.
             * @memberof track.v1
             * @classdesc Represents a GetFileResponse.
             * @constructor
             * @param {track.v1.GetFileResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetFileResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetFileResponse piece.
             * @member {Uint8Array} piece
             * @memberof track.v1.GetFileResponse
             * @instance
             */
            GetFileResponse.prototype.piece = $util.newBuffer([]);

            /**
             * Encodes the specified GetFileResponse message. Does not implicitly {@link track.v1.GetFileResponse.verify|verify} messages.
             * @function encode
             * @memberof track.v1.GetFileResponse
             * @static
             * @param {track.v1.GetFileResponse.$Properties} message GetFileResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetFileResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.piece != null && $Object.hasOwnProperty.call(message, "piece") && message.piece.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.piece);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetFileResponse message from the specified reader or buffer.
             * @function decode
             * @memberof track.v1.GetFileResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {track.v1.GetFileResponse & track.v1.GetFileResponse.$Shape} GetFileResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetFileResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.track.v1.GetFileResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.piece = value;
                            else
                                delete message.piece;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetFileResponse;
        })();

        return v1;
    })();

    return track;
})();

export {
  $root as default
};
