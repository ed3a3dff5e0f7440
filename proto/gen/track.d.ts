import * as $protobuf from "protobufjs/minimal.js";

/** Namespace track. */
export namespace track {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of an Envelope.
         * @deprecated Use track.v1.Envelope.$Properties instead.
         */
        interface IEnvelope extends track.v1.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope writer. */
            writer: Uint8Array;

            /** Envelope sequence. */
            sequence: number;

            /** Envelope baseTimeMs. */
            baseTimeMs: number;

            /** Envelope streams. */
            streams: track.v1.StreamAppend.$Properties[];

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link track.v1.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Envelope & track.v1.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Envelope & track.v1.Envelope.$Shape;
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope writer */
                writer?: (Uint8Array|null);

                /** Envelope sequence */
                sequence?: (number|null);

                /** Envelope baseTimeMs */
                baseTimeMs?: (number|null);

                /** Envelope streams */
                streams?: (track.v1.StreamAppend.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Envelope. */
            type $Shape = {
              writer?: Uint8Array|null;
              sequence?: number|null;
              baseTimeMs?: number|null;
              streams?: track.v1.StreamAppend.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a StreamAppend.
         * @deprecated Use track.v1.StreamAppend.$Properties instead.
         */
        interface IStreamAppend extends track.v1.StreamAppend.$Properties {
        }

        /** Represents a StreamAppend. */
        class StreamAppend {

            /**
             * Constructs a new StreamAppend.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.StreamAppend.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamAppend id. */
            id: Uint8Array;

            /** StreamAppend count. */
            count: number;

            /** StreamAppend state. */
            state?: (track.v1.ExpectedState|null);

            /** StreamAppend revision. */
            revision?: (number|null);

            /** StreamAppend expected. */
            expected?: ("state"|"revision");

            /**
             * Encodes the specified StreamAppend message. Does not implicitly {@link track.v1.StreamAppend.verify|verify} messages.
             * @param message StreamAppend message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.StreamAppend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamAppend message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.StreamAppend & track.v1.StreamAppend.$Shape} StreamAppend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.StreamAppend & track.v1.StreamAppend.$Shape;
        }

        namespace StreamAppend {

            /** Properties of a StreamAppend. */
            interface $Properties {

                /** StreamAppend id */
                id?: (Uint8Array|null);

                /** StreamAppend count */
                count?: (number|null);

                /** StreamAppend state */
                state?: (track.v1.ExpectedState|null);

                /** StreamAppend revision */
                revision?: (number|null);

                /** StreamAppend expected */
                expected?: ("state"|"revision");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamAppend. */
            type $Shape = {
              id?: Uint8Array|null;
              count?: number|null;
              state?: track.v1.ExpectedState|null;
              revision?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ expected?: undefined; state?: null; revision?: null }|{ expected?: "state"; state: track.v1.ExpectedState; revision?: null }|{ expected?: "revision"; state?: null; revision: number })
            );
        }

        /** ExpectedState enum. */
        enum ExpectedState {

            /** ANY value */
            ANY = 0,

            /** NO_STREAM value */
            NO_STREAM = 1,

            /** STREAM_EXISTS value */
            STREAM_EXISTS = 2
        }

        /**
         * Properties of a Header.
         * @deprecated Use track.v1.Header.$Properties instead.
         */
        interface IHeader extends track.v1.Header.$Properties {
        }

        /** Represents a Header. */
        class Header {

            /**
             * Constructs a new Header.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Header.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Header streams. */
            streams: track.v1.StreamSlice.$Properties[];

            /** Header store. */
            store: number;

            /** Header writer. */
            writer: number;

            /** Header writerId. */
            writerId: Uint8Array;

            /** Header sequence. */
            sequence: number;

            /** Header baseTimeMs. */
            baseTimeMs: number;

            /** Header committedDeltaMs. */
            committedDeltaMs: number;

            /** Header previous. */
            previous: Uint8Array;

            /** Header tombstone. */
            tombstone?: (track.v1.Tombstone.$Properties|null);

            /** Header origin. */
            origin?: (track.v1.CommitOrigin.$Properties|null);

            /**
             * Encodes the specified Header message. Does not implicitly {@link track.v1.Header.verify|verify} messages.
             * @param message Header message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Header.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Header message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Header & track.v1.Header.$Shape} Header
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Header & track.v1.Header.$Shape;
        }

        namespace Header {

            /** Properties of a Header. */
            interface $Properties {

                /** Header streams */
                streams?: (track.v1.StreamSlice.$Properties[]|null);

                /** Header store */
                store?: (number|null);

                /** Header writer */
                writer?: (number|null);

                /** Header writerId */
                writerId?: (Uint8Array|null);

                /** Header sequence */
                sequence?: (number|null);

                /** Header baseTimeMs */
                baseTimeMs?: (number|null);

                /** Header committedDeltaMs */
                committedDeltaMs?: (number|null);

                /** Header previous */
                previous?: (Uint8Array|null);

                /** Header tombstone */
                tombstone?: (track.v1.Tombstone.$Properties|null);

                /** Header origin */
                origin?: (track.v1.CommitOrigin.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Header. */
            type $Shape = track.v1.Header.$Properties;
        }

        /**
         * Properties of a CommitOrigin.
         * @deprecated Use track.v1.CommitOrigin.$Properties instead.
         */
        interface ICommitOrigin extends track.v1.CommitOrigin.$Properties {
        }

        /** Represents a CommitOrigin. */
        class CommitOrigin {

            /**
             * Constructs a new CommitOrigin.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.CommitOrigin.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommitOrigin store. */
            store: Uint8Array;

            /** CommitOrigin position. */
            position: number;

            /** CommitOrigin header. */
            header: Uint8Array;

            /** CommitOrigin former. */
            former: track.v1.FormerRevision.$Properties[];

            /** CommitOrigin generation. */
            generation: number;

            /**
             * Encodes the specified CommitOrigin message. Does not implicitly {@link track.v1.CommitOrigin.verify|verify} messages.
             * @param message CommitOrigin message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.CommitOrigin.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommitOrigin message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.CommitOrigin & track.v1.CommitOrigin.$Shape} CommitOrigin
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.CommitOrigin & track.v1.CommitOrigin.$Shape;
        }

        namespace CommitOrigin {

            /** Properties of a CommitOrigin. */
            interface $Properties {

                /** CommitOrigin store */
                store?: (Uint8Array|null);

                /** CommitOrigin position */
                position?: (number|null);

                /** CommitOrigin header */
                header?: (Uint8Array|null);

                /** CommitOrigin former */
                former?: (track.v1.FormerRevision.$Properties[]|null);

                /** CommitOrigin generation */
                generation?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommitOrigin. */
            type $Shape = track.v1.CommitOrigin.$Properties;
        }

        /**
         * Properties of a FormerRevision.
         * @deprecated Use track.v1.FormerRevision.$Properties instead.
         */
        interface IFormerRevision extends track.v1.FormerRevision.$Properties {
        }

        /** Represents a FormerRevision. */
        class FormerRevision {

            /**
             * Constructs a new FormerRevision.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.FormerRevision.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FormerRevision place. */
            place: number;

            /** FormerRevision revision. */
            revision: number;

            /**
             * Encodes the specified FormerRevision message. Does not implicitly {@link track.v1.FormerRevision.verify|verify} messages.
             * @param message FormerRevision message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.FormerRevision.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FormerRevision message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.FormerRevision & track.v1.FormerRevision.$Shape} FormerRevision
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.FormerRevision & track.v1.FormerRevision.$Shape;
        }

        namespace FormerRevision {

            /** Properties of a FormerRevision. */
            interface $Properties {

                /** FormerRevision place */
                place?: (number|null);

                /** FormerRevision revision */
                revision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FormerRevision. */
            type $Shape = track.v1.FormerRevision.$Properties;
        }

        /**
         * Properties of a Tombstone.
         * @deprecated Use track.v1.Tombstone.$Properties instead.
         */
        interface ITombstone extends track.v1.Tombstone.$Properties {
        }

        /** Represents a Tombstone. */
        class Tombstone {

            /**
             * Constructs a new Tombstone.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Tombstone.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Tombstone digest. */
            digest: Uint8Array;

            /** Tombstone writers. */
            writers: track.v1.TombstoneWriter.$Properties[];

            /** Tombstone reason. */
            reason: string;

            /**
             * Encodes the specified Tombstone message. Does not implicitly {@link track.v1.Tombstone.verify|verify} messages.
             * @param message Tombstone message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Tombstone.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Tombstone message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Tombstone & track.v1.Tombstone.$Shape} Tombstone
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Tombstone & track.v1.Tombstone.$Shape;
        }

        namespace Tombstone {

            /** Properties of a Tombstone. */
            interface $Properties {

                /** Tombstone digest */
                digest?: (Uint8Array|null);

                /** Tombstone writers */
                writers?: (track.v1.TombstoneWriter.$Properties[]|null);

                /** Tombstone reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Tombstone. */
            type $Shape = track.v1.Tombstone.$Properties;
        }

        /**
         * Properties of a TombstoneWriter.
         * @deprecated Use track.v1.TombstoneWriter.$Properties instead.
         */
        interface ITombstoneWriter extends track.v1.TombstoneWriter.$Properties {
        }

        /** Represents a TombstoneWriter. */
        class TombstoneWriter {

            /**
             * Constructs a new TombstoneWriter.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.TombstoneWriter.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TombstoneWriter number. */
            number: number;

            /** TombstoneWriter id. */
            id: Uint8Array;

            /** TombstoneWriter lastSequence. */
            lastSequence: number;

            /**
             * Encodes the specified TombstoneWriter message. Does not implicitly {@link track.v1.TombstoneWriter.verify|verify} messages.
             * @param message TombstoneWriter message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.TombstoneWriter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TombstoneWriter message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.TombstoneWriter & track.v1.TombstoneWriter.$Shape} TombstoneWriter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.TombstoneWriter & track.v1.TombstoneWriter.$Shape;
        }

        namespace TombstoneWriter {

            /** Properties of a TombstoneWriter. */
            interface $Properties {

                /** TombstoneWriter number */
                number?: (number|null);

                /** TombstoneWriter id */
                id?: (Uint8Array|null);

                /** TombstoneWriter lastSequence */
                lastSequence?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TombstoneWriter. */
            type $Shape = track.v1.TombstoneWriter.$Properties;
        }

        /**
         * Properties of a StreamSlice.
         * @deprecated Use track.v1.StreamSlice.$Properties instead.
         */
        interface IStreamSlice extends track.v1.StreamSlice.$Properties {
        }

        /** Represents a StreamSlice. */
        class StreamSlice {

            /**
             * Constructs a new StreamSlice.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.StreamSlice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamSlice id. */
            id: Uint8Array;

            /** StreamSlice count. */
            count: number;

            /** StreamSlice firstRevision. */
            firstRevision: number;

            /**
             * Encodes the specified StreamSlice message. Does not implicitly {@link track.v1.StreamSlice.verify|verify} messages.
             * @param message StreamSlice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.StreamSlice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamSlice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.StreamSlice & track.v1.StreamSlice.$Shape} StreamSlice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.StreamSlice & track.v1.StreamSlice.$Shape;
        }

        namespace StreamSlice {

            /** Properties of a StreamSlice. */
            interface $Properties {

                /** StreamSlice id */
                id?: (Uint8Array|null);

                /** StreamSlice count */
                count?: (number|null);

                /** StreamSlice firstRevision */
                firstRevision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StreamSlice. */
            type $Shape = track.v1.StreamSlice.$Properties;
        }

        /**
         * Properties of a Body.
         * @deprecated Use track.v1.Body.$Properties instead.
         */
        interface IBody extends track.v1.Body.$Properties {
        }

        /** Represents a Body. */
        class Body {

            /**
             * Constructs a new Body.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Body.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Body replaces. */
            replaces: Uint8Array;

            /** Body salt. */
            salt: Uint8Array;

            /** Body names. */
            names: string[];

            /** Body groups. */
            groups: track.v1.Group.$Properties[];

            /** Body order. */
            order: number[];

            /**
             * Encodes the specified Body message. Does not implicitly {@link track.v1.Body.verify|verify} messages.
             * @param message Body message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Body.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Body message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Body & track.v1.Body.$Shape} Body
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Body & track.v1.Body.$Shape;
        }

        namespace Body {

            /** Properties of a Body. */
            interface $Properties {

                /** Body replaces */
                replaces?: (Uint8Array|null);

                /** Body salt */
                salt?: (Uint8Array|null);

                /** Body names */
                names?: (string[]|null);

                /** Body groups */
                groups?: (track.v1.Group.$Properties[]|null);

                /** Body order */
                order?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Body. */
            type $Shape = {
              replaces?: Uint8Array|null;
              salt?: Uint8Array|null;
              names?: string[]|null;
              groups?: track.v1.Group.$Shape[]|null;
              order?: number[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Group.
         * @deprecated Use track.v1.Group.$Properties instead.
         */
        interface IGroup extends track.v1.Group.$Properties {
        }

        /** Represents a Group. */
        class Group {

            /**
             * Constructs a new Group.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Group.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Group events. */
            events: track.v1.Event.$Properties[];

            /**
             * Encodes the specified Group message. Does not implicitly {@link track.v1.Group.verify|verify} messages.
             * @param message Group message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Group.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Group message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Group & track.v1.Group.$Shape} Group
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Group & track.v1.Group.$Shape;
        }

        namespace Group {

            /** Properties of a Group. */
            interface $Properties {

                /** Group events */
                events?: (track.v1.Event.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Group. */
            type $Shape = {
              events?: track.v1.Event.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an Event.
         * @deprecated Use track.v1.Event.$Properties instead.
         */
        interface IEvent extends track.v1.Event.$Properties {
        }

        /** Represents an Event. */
        class Event {

            /**
             * Constructs a new Event.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Event.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Event metricsLogged. */
            metricsLogged?: (track.v1.MetricsLogged.$Properties|null);

            /** Event chronoRecorded. */
            chronoRecorded?: (track.v1.ChronoRecorded.$Properties|null);

            /** Event chronoSummarized. */
            chronoSummarized?: (track.v1.ChronoSummarized.$Properties|null);

            /** Event trialCreated. */
            trialCreated?: (track.v1.TrialCreated.$Properties|null);

            /** Event argumentsLogged. */
            argumentsLogged?: (track.v1.ArgumentsLogged.$Properties|null);

            /** Event metadataLogged. */
            metadataLogged?: (track.v1.MetadataLogged.$Properties|null);

            /** Event tagsAdded. */
            tagsAdded?: (track.v1.TagsAdded.$Properties|null);

            /** Event trialStarted. */
            trialStarted?: (track.v1.TrialStarted.$Properties|null);

            /** Event statusChanged. */
            statusChanged?: (track.v1.StatusChanged.$Properties|null);

            /** Event trialFinished. */
            trialFinished?: (track.v1.TrialFinished.$Properties|null);

            /** Event errorLogged. */
            errorLogged?: (track.v1.ErrorLogged.$Properties|null);

            /** Event outputCaptured. */
            outputCaptured?: (track.v1.OutputCaptured.$Properties|null);

            /** Event projectCreated. */
            projectCreated?: (track.v1.ProjectCreated.$Properties|null);

            /** Event groupCreated. */
            groupCreated?: (track.v1.GroupCreated.$Properties|null);

            /** Event trialAdded. */
            trialAdded?: (track.v1.TrialAdded.$Properties|null);

            /** Event trialRemoved. */
            trialRemoved?: (track.v1.TrialRemoved.$Properties|null);

            /** Event groupAdded. */
            groupAdded?: (track.v1.GroupAdded.$Properties|null);

            /** Event deleted. */
            deleted?: (track.v1.Deleted.$Properties|null);

            /** Event redacted. */
            redacted?: (track.v1.Redacted.$Properties|null);

            /** Event eventsDropped. */
            eventsDropped?: (track.v1.EventsDropped.$Properties|null);

            /** Event projectAdded. */
            projectAdded?: (track.v1.ProjectAdded.$Properties|null);

            /** Event trialReserved. */
            trialReserved?: (track.v1.TrialReserved.$Properties|null);

            /** Event fileLogged. */
            fileLogged?: (track.v1.FileLogged.$Properties|null);

            /** Event systemMeasured. */
            systemMeasured?: (track.v1.SystemMeasured.$Properties|null);

            /** Event reverted. */
            reverted?: (track.v1.Reverted.$Properties|null);

            /** Event timeDeltaMs. */
            timeDeltaMs: number;

            /** Event kind. */
            kind?: ("metricsLogged"|"chronoRecorded"|"chronoSummarized"|"trialCreated"|"argumentsLogged"|"metadataLogged"|"tagsAdded"|"trialStarted"|"statusChanged"|"trialFinished"|"errorLogged"|"outputCaptured"|"projectCreated"|"groupCreated"|"trialAdded"|"trialRemoved"|"groupAdded"|"deleted"|"redacted"|"eventsDropped"|"projectAdded"|"trialReserved"|"fileLogged"|"systemMeasured"|"reverted");

            /**
             * Encodes the specified Event message. Does not implicitly {@link track.v1.Event.verify|verify} messages.
             * @param message Event message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Event & track.v1.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Event & track.v1.Event.$Shape;
        }

        namespace Event {

            /** Properties of an Event. */
            interface $Properties {

                /** Event metricsLogged */
                metricsLogged?: (track.v1.MetricsLogged.$Properties|null);

                /** Event chronoRecorded */
                chronoRecorded?: (track.v1.ChronoRecorded.$Properties|null);

                /** Event chronoSummarized */
                chronoSummarized?: (track.v1.ChronoSummarized.$Properties|null);

                /** Event trialCreated */
                trialCreated?: (track.v1.TrialCreated.$Properties|null);

                /** Event argumentsLogged */
                argumentsLogged?: (track.v1.ArgumentsLogged.$Properties|null);

                /** Event metadataLogged */
                metadataLogged?: (track.v1.MetadataLogged.$Properties|null);

                /** Event tagsAdded */
                tagsAdded?: (track.v1.TagsAdded.$Properties|null);

                /** Event trialStarted */
                trialStarted?: (track.v1.TrialStarted.$Properties|null);

                /** Event statusChanged */
                statusChanged?: (track.v1.StatusChanged.$Properties|null);

                /** Event trialFinished */
                trialFinished?: (track.v1.TrialFinished.$Properties|null);

                /** Event errorLogged */
                errorLogged?: (track.v1.ErrorLogged.$Properties|null);

                /** Event outputCaptured */
                outputCaptured?: (track.v1.OutputCaptured.$Properties|null);

                /** Event projectCreated */
                projectCreated?: (track.v1.ProjectCreated.$Properties|null);

                /** Event groupCreated */
                groupCreated?: (track.v1.GroupCreated.$Properties|null);

                /** Event trialAdded */
                trialAdded?: (track.v1.TrialAdded.$Properties|null);

                /** Event trialRemoved */
                trialRemoved?: (track.v1.TrialRemoved.$Properties|null);

                /** Event groupAdded */
                groupAdded?: (track.v1.GroupAdded.$Properties|null);

                /** Event deleted */
                deleted?: (track.v1.Deleted.$Properties|null);

                /** Event redacted */
                redacted?: (track.v1.Redacted.$Properties|null);

                /** Event eventsDropped */
                eventsDropped?: (track.v1.EventsDropped.$Properties|null);

                /** Event projectAdded */
                projectAdded?: (track.v1.ProjectAdded.$Properties|null);

                /** Event trialReserved */
                trialReserved?: (track.v1.TrialReserved.$Properties|null);

                /** Event fileLogged */
                fileLogged?: (track.v1.FileLogged.$Properties|null);

                /** Event systemMeasured */
                systemMeasured?: (track.v1.SystemMeasured.$Properties|null);

                /** Event reverted */
                reverted?: (track.v1.Reverted.$Properties|null);

                /** Event timeDeltaMs */
                timeDeltaMs?: (number|null);

                /** Event kind */
                kind?: ("metricsLogged"|"chronoRecorded"|"chronoSummarized"|"trialCreated"|"argumentsLogged"|"metadataLogged"|"tagsAdded"|"trialStarted"|"statusChanged"|"trialFinished"|"errorLogged"|"outputCaptured"|"projectCreated"|"groupCreated"|"trialAdded"|"trialRemoved"|"groupAdded"|"deleted"|"redacted"|"eventsDropped"|"projectAdded"|"trialReserved"|"fileLogged"|"systemMeasured"|"reverted");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Event. */
            type $Shape = {
              metricsLogged?: track.v1.MetricsLogged.$Shape|null;
              chronoRecorded?: track.v1.ChronoRecorded.$Shape|null;
              chronoSummarized?: track.v1.ChronoSummarized.$Shape|null;
              trialCreated?: track.v1.TrialCreated.$Shape|null;
              argumentsLogged?: track.v1.ArgumentsLogged.$Shape|null;
              metadataLogged?: track.v1.MetadataLogged.$Shape|null;
              tagsAdded?: track.v1.TagsAdded.$Shape|null;
              trialStarted?: track.v1.TrialStarted.$Shape|null;
              statusChanged?: track.v1.StatusChanged.$Shape|null;
              trialFinished?: track.v1.TrialFinished.$Shape|null;
              errorLogged?: track.v1.ErrorLogged.$Shape|null;
              outputCaptured?: track.v1.OutputCaptured.$Shape|null;
              projectCreated?: track.v1.ProjectCreated.$Shape|null;
              groupCreated?: track.v1.GroupCreated.$Shape|null;
              trialAdded?: track.v1.TrialAdded.$Shape|null;
              trialRemoved?: track.v1.TrialRemoved.$Shape|null;
              groupAdded?: track.v1.GroupAdded.$Shape|null;
              deleted?: track.v1.Deleted.$Shape|null;
              redacted?: track.v1.Redacted.$Shape|null;
              eventsDropped?: track.v1.EventsDropped.$Shape|null;
              projectAdded?: track.v1.ProjectAdded.$Shape|null;
              trialReserved?: track.v1.TrialReserved.$Shape|null;
              fileLogged?: track.v1.FileLogged.$Shape|null;
              systemMeasured?: track.v1.SystemMeasured.$Shape|null;
              reverted?: track.v1.Reverted.$Shape|null;
              timeDeltaMs?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "metricsLogged"; metricsLogged: track.v1.MetricsLogged.$Shape; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "chronoRecorded"; metricsLogged?: null; chronoRecorded: track.v1.ChronoRecorded.$Shape; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "chronoSummarized"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized: track.v1.ChronoSummarized.$Shape; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialCreated"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated: track.v1.TrialCreated.$Shape; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "argumentsLogged"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged: track.v1.ArgumentsLogged.$Shape; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "metadataLogged"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged: track.v1.MetadataLogged.$Shape; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "tagsAdded"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded: track.v1.TagsAdded.$Shape; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialStarted"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted: track.v1.TrialStarted.$Shape; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "statusChanged"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged: track.v1.StatusChanged.$Shape; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialFinished"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished: track.v1.TrialFinished.$Shape; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "errorLogged"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged: track.v1.ErrorLogged.$Shape; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "outputCaptured"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured: track.v1.OutputCaptured.$Shape; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "projectCreated"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated: track.v1.ProjectCreated.$Shape; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "groupCreated"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated: track.v1.GroupCreated.$Shape; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialAdded"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded: track.v1.TrialAdded.$Shape; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialRemoved"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved: track.v1.TrialRemoved.$Shape; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "groupAdded"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded: track.v1.GroupAdded.$Shape; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "deleted"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted: track.v1.Deleted.$Shape; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "redacted"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted: track.v1.Redacted.$Shape; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "eventsDropped"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped: track.v1.EventsDropped.$Shape; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "projectAdded"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded: track.v1.ProjectAdded.$Shape; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "trialReserved"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved: track.v1.TrialReserved.$Shape; fileLogged?: null; systemMeasured?: null; reverted?: null }|{ kind?: "fileLogged"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged: track.v1.FileLogged.$Shape; systemMeasured?: null; reverted?: null }|{ kind?: "systemMeasured"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured: track.v1.SystemMeasured.$Shape; reverted?: null }|{ kind?: "reverted"; metricsLogged?: null; chronoRecorded?: null; chronoSummarized?: null; trialCreated?: null; argumentsLogged?: null; metadataLogged?: null; tagsAdded?: null; trialStarted?: null; statusChanged?: null; trialFinished?: null; errorLogged?: null; outputCaptured?: null; projectCreated?: null; groupCreated?: null; trialAdded?: null; trialRemoved?: null; groupAdded?: null; deleted?: null; redacted?: null; eventsDropped?: null; projectAdded?: null; trialReserved?: null; fileLogged?: null; systemMeasured?: null; reverted: track.v1.Reverted.$Shape })
            );
        }

        /**
         * Properties of a MetricsLogged.
         * @deprecated Use track.v1.MetricsLogged.$Properties instead.
         */
        interface IMetricsLogged extends track.v1.MetricsLogged.$Properties {
        }

        /** Represents a MetricsLogged. */
        class MetricsLogged {

            /**
             * Constructs a new MetricsLogged.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.MetricsLogged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MetricsLogged names. */
            names: number[];

            /** MetricsLogged stepDelta. */
            stepDelta?: (number|null);

            /** MetricsLogged step. */
            step?: (number|null);

            /** MetricsLogged values. */
            values: number[];

            /** MetricsLogged singles. */
            singles: number[];

            /**
             * Encodes the specified MetricsLogged message. Does not implicitly {@link track.v1.MetricsLogged.verify|verify} messages.
             * @param message MetricsLogged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.MetricsLogged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MetricsLogged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.MetricsLogged & track.v1.MetricsLogged.$Shape} MetricsLogged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.MetricsLogged & track.v1.MetricsLogged.$Shape;
        }

        namespace MetricsLogged {

            /** Properties of a MetricsLogged. */
            interface $Properties {

                /** MetricsLogged names */
                names?: (number[]|null);

                /** MetricsLogged stepDelta */
                stepDelta?: (number|null);

                /** MetricsLogged step */
                step?: (number|null);

                /** MetricsLogged values */
                values?: (number[]|null);

                /** MetricsLogged singles */
                singles?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MetricsLogged. */
            type $Shape = track.v1.MetricsLogged.$Properties;
        }

        /** Aggregator enum. */
        enum Aggregator {

            /** STAT value */
            STAT = 0,

            /** VALUE value */
            VALUE = 1,

            /** RING value */
            RING = 2,

            /** SERIES value */
            SERIES = 3
        }

        /**
         * Properties of a ChronoRecorded.
         * @deprecated Use track.v1.ChronoRecorded.$Properties instead.
         */
        interface IChronoRecorded extends track.v1.ChronoRecorded.$Properties {
        }

        /** Represents a ChronoRecorded. */
        class ChronoRecorded {

            /**
             * Constructs a new ChronoRecorded.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ChronoRecorded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ChronoRecorded name. */
            name: number;

            /** ChronoRecorded seconds. */
            seconds: number;

            /** ChronoRecorded aggregator. */
            aggregator: track.v1.Aggregator;

            /** ChronoRecorded window. */
            window: number;

            /** ChronoRecorded skip. */
            skip: number;

            /**
             * Encodes the specified ChronoRecorded message. Does not implicitly {@link track.v1.ChronoRecorded.verify|verify} messages.
             * @param message ChronoRecorded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ChronoRecorded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ChronoRecorded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ChronoRecorded & track.v1.ChronoRecorded.$Shape} ChronoRecorded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ChronoRecorded & track.v1.ChronoRecorded.$Shape;
        }

        namespace ChronoRecorded {

            /** Properties of a ChronoRecorded. */
            interface $Properties {

                /** ChronoRecorded name */
                name?: (number|null);

                /** ChronoRecorded seconds */
                seconds?: (number|null);

                /** ChronoRecorded aggregator */
                aggregator?: (track.v1.Aggregator|null);

                /** ChronoRecorded window */
                window?: (number|null);

                /** ChronoRecorded skip */
                skip?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ChronoRecorded. */
            type $Shape = track.v1.ChronoRecorded.$Properties;
        }

        /**
         * Properties of a ChronoSummarized.
         * @deprecated Use track.v1.ChronoSummarized.$Properties instead.
         */
        interface IChronoSummarized extends track.v1.ChronoSummarized.$Properties {
        }

        /** Represents a ChronoSummarized. */
        class ChronoSummarized {

            /**
             * Constructs a new ChronoSummarized.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ChronoSummarized.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ChronoSummarized name. */
            name: number;

            /** ChronoSummarized count. */
            count: number;

            /** ChronoSummarized mean. */
            mean: number;

            /** ChronoSummarized sumSquares. */
            sumSquares: number;

            /** ChronoSummarized min. */
            min: number;

            /** ChronoSummarized max. */
            max: number;

            /**
             * Encodes the specified ChronoSummarized message. Does not implicitly {@link track.v1.ChronoSummarized.verify|verify} messages.
             * @param message ChronoSummarized message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ChronoSummarized.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ChronoSummarized message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ChronoSummarized & track.v1.ChronoSummarized.$Shape} ChronoSummarized
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ChronoSummarized & track.v1.ChronoSummarized.$Shape;
        }

        namespace ChronoSummarized {

            /** Properties of a ChronoSummarized. */
            interface $Properties {

                /** ChronoSummarized name */
                name?: (number|null);

                /** ChronoSummarized count */
                count?: (number|null);

                /** ChronoSummarized mean */
                mean?: (number|null);

                /** ChronoSummarized sumSquares */
                sumSquares?: (number|null);

                /** ChronoSummarized min */
                min?: (number|null);

                /** ChronoSummarized max */
                max?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ChronoSummarized. */
            type $Shape = track.v1.ChronoSummarized.$Properties;
        }

        /**
         * Properties of a TrialCreated.
         * @deprecated Use track.v1.TrialCreated.$Properties instead.
         */
        interface ITrialCreated extends track.v1.TrialCreated.$Properties {
        }

        /** Represents a TrialCreated. */
        class TrialCreated {

            /**
             * Constructs a new TrialCreated.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.TrialCreated.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrialCreated name. */
            name: string;

            /** TrialCreated description. */
            description: string;

            /** TrialCreated version. */
            version: string;

            /** TrialCreated hash. */
            hash: string;

            /** TrialCreated project. */
            project: Uint8Array;

            /** TrialCreated groups. */
            groups: Uint8Array[];

            /** TrialCreated forkedFrom. */
            forkedFrom: Uint8Array;

            /** TrialCreated forkRevision. */
            forkRevision: number;

            /**
             * Encodes the specified TrialCreated message. Does not implicitly {@link track.v1.TrialCreated.verify|verify} messages.
             * @param message TrialCreated message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.TrialCreated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrialCreated message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.TrialCreated & track.v1.TrialCreated.$Shape} TrialCreated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.TrialCreated & track.v1.TrialCreated.$Shape;
        }

        namespace TrialCreated {

            /** Properties of a TrialCreated. */
            interface $Properties {

                /** TrialCreated name */
                name?: (string|null);

                /** TrialCreated description */
                description?: (string|null);

                /** TrialCreated version */
                version?: (string|null);

                /** TrialCreated hash */
                hash?: (string|null);

                /** TrialCreated project */
                project?: (Uint8Array|null);

                /** TrialCreated groups */
                groups?: (Uint8Array[]|null);

                /** TrialCreated forkedFrom */
                forkedFrom?: (Uint8Array|null);

                /** TrialCreated forkRevision */
                forkRevision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrialCreated. */
            type $Shape = track.v1.TrialCreated.$Properties;
        }

        /**
         * Properties of an ArgumentsLogged.
         * @deprecated Use track.v1.ArgumentsLogged.$Properties instead.
         */
        interface IArgumentsLogged extends track.v1.ArgumentsLogged.$Properties {
        }

        /** Represents an ArgumentsLogged. */
        class ArgumentsLogged {

            /**
             * Constructs a new ArgumentsLogged.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ArgumentsLogged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ArgumentsLogged arguments. */
            arguments?: (track.v1.Struct.$Properties|null);

            /**
             * Encodes the specified ArgumentsLogged message. Does not implicitly {@link track.v1.ArgumentsLogged.verify|verify} messages.
             * @param message ArgumentsLogged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ArgumentsLogged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ArgumentsLogged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ArgumentsLogged & track.v1.ArgumentsLogged.$Shape} ArgumentsLogged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ArgumentsLogged & track.v1.ArgumentsLogged.$Shape;
        }

        namespace ArgumentsLogged {

            /** Properties of an ArgumentsLogged. */
            interface $Properties {

                /** ArgumentsLogged arguments */
                "arguments"?: (track.v1.Struct.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ArgumentsLogged. */
            type $Shape = {
              "arguments"?: track.v1.Struct.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a MetadataLogged.
         * @deprecated Use track.v1.MetadataLogged.$Properties instead.
         */
        interface IMetadataLogged extends track.v1.MetadataLogged.$Properties {
        }

        /** Represents a MetadataLogged. */
        class MetadataLogged {

            /**
             * Constructs a new MetadataLogged.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.MetadataLogged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MetadataLogged metadata. */
            metadata?: (track.v1.Struct.$Properties|null);

            /**
             * Encodes the specified MetadataLogged message. Does not implicitly {@link track.v1.MetadataLogged.verify|verify} messages.
             * @param message MetadataLogged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.MetadataLogged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MetadataLogged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.MetadataLogged & track.v1.MetadataLogged.$Shape} MetadataLogged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.MetadataLogged & track.v1.MetadataLogged.$Shape;
        }

        namespace MetadataLogged {

            /** Properties of a MetadataLogged. */
            interface $Properties {

                /** MetadataLogged metadata */
                metadata?: (track.v1.Struct.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MetadataLogged. */
            type $Shape = {
              metadata?: track.v1.Struct.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a TagsAdded.
         * @deprecated Use track.v1.TagsAdded.$Properties instead.
         */
        interface ITagsAdded extends track.v1.TagsAdded.$Properties {
        }

        /** Represents a TagsAdded. */
        class TagsAdded {

            /**
             * Constructs a new TagsAdded.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.TagsAdded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TagsAdded tags. */
            tags?: (track.v1.Struct.$Properties|null);

            /**
             * Encodes the specified TagsAdded message. Does not implicitly {@link track.v1.TagsAdded.verify|verify} messages.
             * @param message TagsAdded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.TagsAdded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TagsAdded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.TagsAdded & track.v1.TagsAdded.$Shape} TagsAdded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.TagsAdded & track.v1.TagsAdded.$Shape;
        }

        namespace TagsAdded {

            /** Properties of a TagsAdded. */
            interface $Properties {

                /** TagsAdded tags */
                tags?: (track.v1.Struct.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TagsAdded. */
            type $Shape = {
              tags?: track.v1.Struct.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Process.
         * @deprecated Use track.v1.Process.$Properties instead.
         */
        interface IProcess extends track.v1.Process.$Properties {
        }

        /** Represents a Process. */
        class Process {

            /**
             * Constructs a new Process.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Process.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Process host. */
            host: string;

            /** Process boot. */
            boot: string;

            /** Process pid. */
            pid: number;

            /** Process startedMs. */
            startedMs: number;

            /**
             * Encodes the specified Process message. Does not implicitly {@link track.v1.Process.verify|verify} messages.
             * @param message Process message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Process.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Process message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Process & track.v1.Process.$Shape} Process
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Process & track.v1.Process.$Shape;
        }

        namespace Process {

            /** Properties of a Process. */
            interface $Properties {

                /** Process host */
                host?: (string|null);

                /** Process boot */
                boot?: (string|null);

                /** Process pid */
                pid?: (number|null);

                /** Process startedMs */
                startedMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Process. */
            type $Shape = track.v1.Process.$Properties;
        }

        /**
         * Properties of a TrialStarted.
         * @deprecated Use track.v1.TrialStarted.$Properties instead.
         */
        interface ITrialStarted extends track.v1.TrialStarted.$Properties {
        }

        /** Represents a TrialStarted. */
        class TrialStarted {

            /**
             * Constructs a new TrialStarted.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.TrialStarted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrialStarted process. */
            process?: (track.v1.Process.$Properties|null);

            /**
             * Encodes the specified TrialStarted message. Does not implicitly {@link track.v1.TrialStarted.verify|verify} messages.
             * @param message TrialStarted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.TrialStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrialStarted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.TrialStarted & track.v1.TrialStarted.$Shape} TrialStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.TrialStarted & track.v1.TrialStarted.$Shape;
        }

        namespace TrialStarted {

            /** Properties of a TrialStarted. */
            interface $Properties {

                /** TrialStarted process */
                process?: (track.v1.Process.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrialStarted. */
            type $Shape = track.v1.TrialStarted.$Properties;
        }

        /**
         * Properties of a Status.
         * @deprecated Use track.v1.Status.$Properties instead.
         */
        interface IStatus extends track.v1.Status.$Properties {
        }

        /** Represents a Status. */
        class Status {

            /**
             * Constructs a new Status.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Status.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Status value. */
            value: number;

            /** Status name. */
            name: string;

            /**
             * Encodes the specified Status message. Does not implicitly {@link track.v1.Status.verify|verify} messages.
             * @param message Status message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Status.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Status message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Status & track.v1.Status.$Shape} Status
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Status & track.v1.Status.$Shape;
        }

        namespace Status {

            /** Properties of a Status. */
            interface $Properties {

                /** Status value */
                value?: (number|null);

                /** Status name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Status. */
            type $Shape = track.v1.Status.$Properties;
        }

        /**
         * Properties of an Error.
         * @deprecated Use track.v1.Error.$Properties instead.
         */
        interface IError extends track.v1.Error.$Properties {
        }

        /** Represents an Error. */
        class Error {

            /**
             * Constructs a new Error.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Error.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Error name. */
            name: string;

            /** Error message. */
            message: string;

            /** Error stack. */
            stack: string;

            /**
             * Encodes the specified Error message. Does not implicitly {@link track.v1.Error.verify|verify} messages.
             * @param message Error message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Error & track.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Error & track.v1.Error.$Shape;
        }

        namespace Error {

            /** Properties of an Error. */
            interface $Properties {

                /** Error name */
                name?: (string|null);

                /** Error message */
                message?: (string|null);

                /** Error stack */
                stack?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Error. */
            type $Shape = track.v1.Error.$Properties;
        }

        /**
         * Properties of a StatusChanged.
         * @deprecated Use track.v1.StatusChanged.$Properties instead.
         */
        interface IStatusChanged extends track.v1.StatusChanged.$Properties {
        }

        /** Represents a StatusChanged. */
        class StatusChanged {

            /**
             * Constructs a new StatusChanged.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.StatusChanged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StatusChanged status. */
            status?: (track.v1.Status.$Properties|null);

            /** StatusChanged error. */
            error?: (track.v1.Error.$Properties|null);

            /**
             * Encodes the specified StatusChanged message. Does not implicitly {@link track.v1.StatusChanged.verify|verify} messages.
             * @param message StatusChanged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.StatusChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatusChanged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.StatusChanged & track.v1.StatusChanged.$Shape} StatusChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.StatusChanged & track.v1.StatusChanged.$Shape;
        }

        namespace StatusChanged {

            /** Properties of a StatusChanged. */
            interface $Properties {

                /** StatusChanged status */
                status?: (track.v1.Status.$Properties|null);

                /** StatusChanged error */
                error?: (track.v1.Error.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatusChanged. */
            type $Shape = track.v1.StatusChanged.$Properties;
        }

        /**
         * Properties of a TrialReserved.
         * @deprecated Use track.v1.TrialReserved.$Properties instead.
         */
        interface ITrialReserved extends track.v1.TrialReserved.$Properties {
        }

        /** Represents a TrialReserved. */
        class TrialReserved {

            /**
             * Constructs a new TrialReserved.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.TrialReserved.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrialReserved status. */
            status?: (track.v1.Status.$Properties|null);

            /** TrialReserved process. */
            process?: (track.v1.Process.$Properties|null);

            /**
             * Encodes the specified TrialReserved message. Does not implicitly {@link track.v1.TrialReserved.verify|verify} messages.
             * @param message TrialReserved message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.TrialReserved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrialReserved message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.TrialReserved & track.v1.TrialReserved.$Shape} TrialReserved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.TrialReserved & track.v1.TrialReserved.$Shape;
        }

        namespace TrialReserved {

            /** Properties of a TrialReserved. */
            interface $Properties {

                /** TrialReserved status */
                status?: (track.v1.Status.$Properties|null);

                /** TrialReserved process */
                process?: (track.v1.Process.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrialReserved. */
            type $Shape = track.v1.TrialReserved.$Properties;
        }

        /**
         * Properties of a TrialFinished.
         * @deprecated Use track.v1.TrialFinished.$Properties instead.
         */
        interface ITrialFinished extends track.v1.TrialFinished.$Properties {
        }

        /** Represents a TrialFinished. */
        class TrialFinished {

            /**
             * Constructs a new TrialFinished.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.TrialFinished.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrialFinished status. */
            status?: (track.v1.Status.$Properties|null);

            /** TrialFinished error. */
            error?: (track.v1.Error.$Properties|null);

            /** TrialFinished runtimeSeconds. */
            runtimeSeconds: number;

            /**
             * Encodes the specified TrialFinished message. Does not implicitly {@link track.v1.TrialFinished.verify|verify} messages.
             * @param message TrialFinished message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.TrialFinished.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrialFinished message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.TrialFinished & track.v1.TrialFinished.$Shape} TrialFinished
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.TrialFinished & track.v1.TrialFinished.$Shape;
        }

        namespace TrialFinished {

            /** Properties of a TrialFinished. */
            interface $Properties {

                /** TrialFinished status */
                status?: (track.v1.Status.$Properties|null);

                /** TrialFinished error */
                error?: (track.v1.Error.$Properties|null);

                /** TrialFinished runtimeSeconds */
                runtimeSeconds?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrialFinished. */
            type $Shape = track.v1.TrialFinished.$Properties;
        }

        /**
         * Properties of an ErrorLogged.
         * @deprecated Use track.v1.ErrorLogged.$Properties instead.
         */
        interface IErrorLogged extends track.v1.ErrorLogged.$Properties {
        }

        /** Represents an ErrorLogged. */
        class ErrorLogged {

            /**
             * Constructs a new ErrorLogged.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ErrorLogged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ErrorLogged error. */
            error?: (track.v1.Error.$Properties|null);

            /**
             * Encodes the specified ErrorLogged message. Does not implicitly {@link track.v1.ErrorLogged.verify|verify} messages.
             * @param message ErrorLogged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ErrorLogged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ErrorLogged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ErrorLogged & track.v1.ErrorLogged.$Shape} ErrorLogged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ErrorLogged & track.v1.ErrorLogged.$Shape;
        }

        namespace ErrorLogged {

            /** Properties of an ErrorLogged. */
            interface $Properties {

                /** ErrorLogged error */
                error?: (track.v1.Error.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ErrorLogged. */
            type $Shape = track.v1.ErrorLogged.$Properties;
        }

        /** OutputStream enum. */
        enum OutputStream {

            /** STDOUT value */
            STDOUT = 0,

            /** STDERR value */
            STDERR = 1
        }

        /**
         * Properties of an OutputCaptured.
         * @deprecated Use track.v1.OutputCaptured.$Properties instead.
         */
        interface IOutputCaptured extends track.v1.OutputCaptured.$Properties {
        }

        /** Represents an OutputCaptured. */
        class OutputCaptured {

            /**
             * Constructs a new OutputCaptured.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.OutputCaptured.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OutputCaptured stream. */
            stream: track.v1.OutputStream;

            /** OutputCaptured text. */
            text: string;

            /** OutputCaptured keep. */
            keep: number;

            /** OutputCaptured leftOut. */
            leftOut: number;

            /**
             * Encodes the specified OutputCaptured message. Does not implicitly {@link track.v1.OutputCaptured.verify|verify} messages.
             * @param message OutputCaptured message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.OutputCaptured.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OutputCaptured message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.OutputCaptured & track.v1.OutputCaptured.$Shape} OutputCaptured
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.OutputCaptured & track.v1.OutputCaptured.$Shape;
        }

        namespace OutputCaptured {

            /** Properties of an OutputCaptured. */
            interface $Properties {

                /** OutputCaptured stream */
                stream?: (track.v1.OutputStream|null);

                /** OutputCaptured text */
                text?: (string|null);

                /** OutputCaptured keep */
                keep?: (number|null);

                /** OutputCaptured leftOut */
                leftOut?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OutputCaptured. */
            type $Shape = track.v1.OutputCaptured.$Properties;
        }

        /**
         * Properties of a SystemMeasured.
         * @deprecated Use track.v1.SystemMeasured.$Properties instead.
         */
        interface ISystemMeasured extends track.v1.SystemMeasured.$Properties {
        }

        /** Represents a SystemMeasured. */
        class SystemMeasured {

            /**
             * Constructs a new SystemMeasured.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.SystemMeasured.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SystemMeasured names. */
            names: number[];

            /** SystemMeasured values. */
            values: number[];

            /**
             * Encodes the specified SystemMeasured message. Does not implicitly {@link track.v1.SystemMeasured.verify|verify} messages.
             * @param message SystemMeasured message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.SystemMeasured.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SystemMeasured message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.SystemMeasured & track.v1.SystemMeasured.$Shape} SystemMeasured
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.SystemMeasured & track.v1.SystemMeasured.$Shape;
        }

        namespace SystemMeasured {

            /** Properties of a SystemMeasured. */
            interface $Properties {

                /** SystemMeasured names */
                names?: (number[]|null);

                /** SystemMeasured values */
                values?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SystemMeasured. */
            type $Shape = track.v1.SystemMeasured.$Properties;
        }

        /**
         * Properties of a FileLogged.
         * @deprecated Use track.v1.FileLogged.$Properties instead.
         */
        interface IFileLogged extends track.v1.FileLogged.$Properties {
        }

        /** Represents a FileLogged. */
        class FileLogged {

            /**
             * Constructs a new FileLogged.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.FileLogged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FileLogged name. */
            name: string;

            /** FileLogged digest. */
            digest: Uint8Array;

            /** FileLogged bytes. */
            bytes: number;

            /** FileLogged mime. */
            mime: string;

            /**
             * Encodes the specified FileLogged message. Does not implicitly {@link track.v1.FileLogged.verify|verify} messages.
             * @param message FileLogged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.FileLogged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FileLogged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.FileLogged & track.v1.FileLogged.$Shape} FileLogged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.FileLogged & track.v1.FileLogged.$Shape;
        }

        namespace FileLogged {

            /** Properties of a FileLogged. */
            interface $Properties {

                /** FileLogged name */
                name?: (string|null);

                /** FileLogged digest */
                digest?: (Uint8Array|null);

                /** FileLogged bytes */
                bytes?: (number|null);

                /** FileLogged mime */
                mime?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FileLogged. */
            type $Shape = track.v1.FileLogged.$Properties;
        }

        /**
         * Properties of a ProjectCreated.
         * @deprecated Use track.v1.ProjectCreated.$Properties instead.
         */
        interface IProjectCreated extends track.v1.ProjectCreated.$Properties {
        }

        /** Represents a ProjectCreated. */
        class ProjectCreated {

            /**
             * Constructs a new ProjectCreated.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ProjectCreated.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProjectCreated name. */
            name: string;

            /** ProjectCreated description. */
            description: string;

            /**
             * Encodes the specified ProjectCreated message. Does not implicitly {@link track.v1.ProjectCreated.verify|verify} messages.
             * @param message ProjectCreated message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ProjectCreated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProjectCreated message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ProjectCreated & track.v1.ProjectCreated.$Shape} ProjectCreated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ProjectCreated & track.v1.ProjectCreated.$Shape;
        }

        namespace ProjectCreated {

            /** Properties of a ProjectCreated. */
            interface $Properties {

                /** ProjectCreated name */
                name?: (string|null);

                /** ProjectCreated description */
                description?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProjectCreated. */
            type $Shape = track.v1.ProjectCreated.$Properties;
        }

        /**
         * Properties of a GroupCreated.
         * @deprecated Use track.v1.GroupCreated.$Properties instead.
         */
        interface IGroupCreated extends track.v1.GroupCreated.$Properties {
        }

        /** Represents a GroupCreated. */
        class GroupCreated {

            /**
             * Constructs a new GroupCreated.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.GroupCreated.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GroupCreated name. */
            name: string;

            /** GroupCreated description. */
            description: string;

            /** GroupCreated project. */
            project: Uint8Array;

            /**
             * Encodes the specified GroupCreated message. Does not implicitly {@link track.v1.GroupCreated.verify|verify} messages.
             * @param message GroupCreated message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.GroupCreated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupCreated message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.GroupCreated & track.v1.GroupCreated.$Shape} GroupCreated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.GroupCreated & track.v1.GroupCreated.$Shape;
        }

        namespace GroupCreated {

            /** Properties of a GroupCreated. */
            interface $Properties {

                /** GroupCreated name */
                name?: (string|null);

                /** GroupCreated description */
                description?: (string|null);

                /** GroupCreated project */
                project?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupCreated. */
            type $Shape = track.v1.GroupCreated.$Properties;
        }

        /**
         * Properties of a TrialAdded.
         * @deprecated Use track.v1.TrialAdded.$Properties instead.
         */
        interface ITrialAdded extends track.v1.TrialAdded.$Properties {
        }

        /** Represents a TrialAdded. */
        class TrialAdded {

            /**
             * Constructs a new TrialAdded.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.TrialAdded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrialAdded trial. */
            trial: Uint8Array;

            /** TrialAdded hash. */
            hash: string;

            /**
             * Encodes the specified TrialAdded message. Does not implicitly {@link track.v1.TrialAdded.verify|verify} messages.
             * @param message TrialAdded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.TrialAdded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrialAdded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.TrialAdded & track.v1.TrialAdded.$Shape} TrialAdded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.TrialAdded & track.v1.TrialAdded.$Shape;
        }

        namespace TrialAdded {

            /** Properties of a TrialAdded. */
            interface $Properties {

                /** TrialAdded trial */
                trial?: (Uint8Array|null);

                /** TrialAdded hash */
                hash?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrialAdded. */
            type $Shape = track.v1.TrialAdded.$Properties;
        }

        /**
         * Properties of a TrialRemoved.
         * @deprecated Use track.v1.TrialRemoved.$Properties instead.
         */
        interface ITrialRemoved extends track.v1.TrialRemoved.$Properties {
        }

        /** Represents a TrialRemoved. */
        class TrialRemoved {

            /**
             * Constructs a new TrialRemoved.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.TrialRemoved.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrialRemoved trial. */
            trial: Uint8Array;

            /**
             * Encodes the specified TrialRemoved message. Does not implicitly {@link track.v1.TrialRemoved.verify|verify} messages.
             * @param message TrialRemoved message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.TrialRemoved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrialRemoved message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.TrialRemoved & track.v1.TrialRemoved.$Shape} TrialRemoved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.TrialRemoved & track.v1.TrialRemoved.$Shape;
        }

        namespace TrialRemoved {

            /** Properties of a TrialRemoved. */
            interface $Properties {

                /** TrialRemoved trial */
                trial?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrialRemoved. */
            type $Shape = track.v1.TrialRemoved.$Properties;
        }

        /**
         * Properties of a GroupAdded.
         * @deprecated Use track.v1.GroupAdded.$Properties instead.
         */
        interface IGroupAdded extends track.v1.GroupAdded.$Properties {
        }

        /** Represents a GroupAdded. */
        class GroupAdded {

            /**
             * Constructs a new GroupAdded.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.GroupAdded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GroupAdded group. */
            group: Uint8Array;

            /** GroupAdded name. */
            name: string;

            /**
             * Encodes the specified GroupAdded message. Does not implicitly {@link track.v1.GroupAdded.verify|verify} messages.
             * @param message GroupAdded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.GroupAdded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupAdded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.GroupAdded & track.v1.GroupAdded.$Shape} GroupAdded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.GroupAdded & track.v1.GroupAdded.$Shape;
        }

        namespace GroupAdded {

            /** Properties of a GroupAdded. */
            interface $Properties {

                /** GroupAdded group */
                group?: (Uint8Array|null);

                /** GroupAdded name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupAdded. */
            type $Shape = track.v1.GroupAdded.$Properties;
        }

        /**
         * Properties of a ProjectAdded.
         * @deprecated Use track.v1.ProjectAdded.$Properties instead.
         */
        interface IProjectAdded extends track.v1.ProjectAdded.$Properties {
        }

        /** Represents a ProjectAdded. */
        class ProjectAdded {

            /**
             * Constructs a new ProjectAdded.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ProjectAdded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProjectAdded project. */
            project: Uint8Array;

            /** ProjectAdded name. */
            name: string;

            /**
             * Encodes the specified ProjectAdded message. Does not implicitly {@link track.v1.ProjectAdded.verify|verify} messages.
             * @param message ProjectAdded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ProjectAdded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProjectAdded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ProjectAdded & track.v1.ProjectAdded.$Shape} ProjectAdded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ProjectAdded & track.v1.ProjectAdded.$Shape;
        }

        namespace ProjectAdded {

            /** Properties of a ProjectAdded. */
            interface $Properties {

                /** ProjectAdded project */
                project?: (Uint8Array|null);

                /** ProjectAdded name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProjectAdded. */
            type $Shape = track.v1.ProjectAdded.$Properties;
        }

        /**
         * Properties of a Deleted.
         * @deprecated Use track.v1.Deleted.$Properties instead.
         */
        interface IDeleted extends track.v1.Deleted.$Properties {
        }

        /** Represents a Deleted. */
        class Deleted {

            /**
             * Constructs a new Deleted.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Deleted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Deleted reason. */
            reason: string;

            /**
             * Encodes the specified Deleted message. Does not implicitly {@link track.v1.Deleted.verify|verify} messages.
             * @param message Deleted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Deleted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Deleted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Deleted & track.v1.Deleted.$Shape} Deleted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Deleted & track.v1.Deleted.$Shape;
        }

        namespace Deleted {

            /** Properties of a Deleted. */
            interface $Properties {

                /** Deleted reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Deleted. */
            type $Shape = track.v1.Deleted.$Properties;
        }

        /**
         * Properties of a Redacted.
         * @deprecated Use track.v1.Redacted.$Properties instead.
         */
        interface IRedacted extends track.v1.Redacted.$Properties {
        }

        /** Represents a Redacted. */
        class Redacted {

            /**
             * Constructs a new Redacted.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Redacted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Redacted position. */
            position: number;

            /** Redacted oldBodyDigest. */
            oldBodyDigest: Uint8Array;

            /** Redacted newBodyDigest. */
            newBodyDigest: Uint8Array;

            /** Redacted reason. */
            reason: string;

            /** Redacted by. */
            by: string;

            /** Redacted path. */
            path: string;

            /** Redacted events. */
            events: number[];

            /**
             * Encodes the specified Redacted message. Does not implicitly {@link track.v1.Redacted.verify|verify} messages.
             * @param message Redacted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Redacted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Redacted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Redacted & track.v1.Redacted.$Shape} Redacted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Redacted & track.v1.Redacted.$Shape;
        }

        namespace Redacted {

            /** Properties of a Redacted. */
            interface $Properties {

                /** Redacted position */
                position?: (number|null);

                /** Redacted oldBodyDigest */
                oldBodyDigest?: (Uint8Array|null);

                /** Redacted newBodyDigest */
                newBodyDigest?: (Uint8Array|null);

                /** Redacted reason */
                reason?: (string|null);

                /** Redacted by */
                by?: (string|null);

                /** Redacted path */
                path?: (string|null);

                /** Redacted events */
                events?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Redacted. */
            type $Shape = track.v1.Redacted.$Properties;
        }

        /**
         * Properties of a Reverted.
         * @deprecated Use track.v1.Reverted.$Properties instead.
         */
        interface IReverted extends track.v1.Reverted.$Properties {
        }

        /** Represents a Reverted. */
        class Reverted {

            /**
             * Constructs a new Reverted.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Reverted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Reverted revision. */
            revision: number;

            /** Reverted reason. */
            reason: string;

            /**
             * Encodes the specified Reverted message. Does not implicitly {@link track.v1.Reverted.verify|verify} messages.
             * @param message Reverted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Reverted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Reverted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Reverted & track.v1.Reverted.$Shape} Reverted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Reverted & track.v1.Reverted.$Shape;
        }

        namespace Reverted {

            /** Properties of a Reverted. */
            interface $Properties {

                /** Reverted revision */
                revision?: (number|null);

                /** Reverted reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Reverted. */
            type $Shape = track.v1.Reverted.$Properties;
        }

        /**
         * Properties of an EventsDropped.
         * @deprecated Use track.v1.EventsDropped.$Properties instead.
         */
        interface IEventsDropped extends track.v1.EventsDropped.$Properties {
        }

        /** Represents an EventsDropped. */
        class EventsDropped {

            /**
             * Constructs a new EventsDropped.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.EventsDropped.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EventsDropped count. */
            count: number;

            /** EventsDropped reason. */
            reason: string;

            /**
             * Encodes the specified EventsDropped message. Does not implicitly {@link track.v1.EventsDropped.verify|verify} messages.
             * @param message EventsDropped message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.EventsDropped.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EventsDropped message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.EventsDropped & track.v1.EventsDropped.$Shape} EventsDropped
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.EventsDropped & track.v1.EventsDropped.$Shape;
        }

        namespace EventsDropped {

            /** Properties of an EventsDropped. */
            interface $Properties {

                /** EventsDropped count */
                count?: (number|null);

                /** EventsDropped reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EventsDropped. */
            type $Shape = track.v1.EventsDropped.$Properties;
        }

        /**
         * Properties of a Value.
         * @deprecated Use track.v1.Value.$Properties instead.
         */
        interface IValue extends track.v1.Value.$Properties {
        }

        /** Represents a Value. */
        class Value {

            /**
             * Constructs a new Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Value null. */
            null?: (track.v1.Null|null);

            /** Value boolean. */
            boolean?: (boolean|null);

            /** Value integer. */
            integer?: (number|null);

            /** Value number. */
            number?: (number|null);

            /** Value bigint. */
            bigint?: (track.v1.BigInteger.$Properties|null);

            /** Value text. */
            text?: (string|null);

            /** Value bytes. */
            bytes?: (Uint8Array|null);

            /** Value dateMs. */
            dateMs?: (number|null);

            /** Value list. */
            list?: (track.v1.List.$Properties|null);

            /** Value struct. */
            struct?: (track.v1.Struct.$Properties|null);

            /** Value kind. */
            kind?: ("null"|"boolean"|"integer"|"number"|"bigint"|"text"|"bytes"|"dateMs"|"list"|"struct");

            /**
             * Encodes the specified Value message. Does not implicitly {@link track.v1.Value.verify|verify} messages.
             * @param message Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Value & track.v1.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Value & track.v1.Value.$Shape;
        }

        namespace Value {

            /** Properties of a Value. */
            interface $Properties {

                /** Value null */
                "null"?: (track.v1.Null|null);

                /** Value boolean */
                boolean?: (boolean|null);

                /** Value integer */
                integer?: (number|null);

                /** Value number */
                number?: (number|null);

                /** Value bigint */
                bigint?: (track.v1.BigInteger.$Properties|null);

                /** Value text */
                text?: (string|null);

                /** Value bytes */
                bytes?: (Uint8Array|null);

                /** Value dateMs */
                dateMs?: (number|null);

                /** Value list */
                list?: (track.v1.List.$Properties|null);

                /** Value struct */
                struct?: (track.v1.Struct.$Properties|null);

                /** Value kind */
                kind?: ("null"|"boolean"|"integer"|"number"|"bigint"|"text"|"bytes"|"dateMs"|"list"|"struct");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Value. */
            type $Shape = {
              "null"?: track.v1.Null|null;
              boolean?: boolean|null;
              integer?: number|null;
              number?: number|null;
              bigint?: track.v1.BigInteger.$Shape|null;
              text?: string|null;
              bytes?: Uint8Array|null;
              dateMs?: number|null;
              list?: track.v1.List.$Shape|null;
              struct?: track.v1.Struct.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "null"; "null": track.v1.Null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "boolean"; "null"?: null; boolean: boolean; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "integer"; "null"?: null; boolean?: null; integer: number; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "number"; "null"?: null; boolean?: null; integer?: null; number: number; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "bigint"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint: track.v1.BigInteger.$Shape; text?: null; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "text"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text: string; bytes?: null; dateMs?: null; list?: null; struct?: null }|{ kind?: "bytes"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes: Uint8Array; dateMs?: null; list?: null; struct?: null }|{ kind?: "dateMs"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs: number; list?: null; struct?: null }|{ kind?: "list"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list: track.v1.List.$Shape; struct?: null }|{ kind?: "struct"; "null"?: null; boolean?: null; integer?: null; number?: null; bigint?: null; text?: null; bytes?: null; dateMs?: null; list?: null; struct: track.v1.Struct.$Shape })
            );
        }

        /** Null enum. */
        enum Null {

            /** NULL value */
            NULL = 0
        }

        /**
         * Properties of a BigInteger.
         * @deprecated Use track.v1.BigInteger.$Properties instead.
         */
        interface IBigInteger extends track.v1.BigInteger.$Properties {
        }

        /** Represents a BigInteger. */
        class BigInteger {

            /**
             * Constructs a new BigInteger.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.BigInteger.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BigInteger negative. */
            negative: boolean;

            /** BigInteger magnitude. */
            magnitude: Uint8Array;

            /**
             * Encodes the specified BigInteger message. Does not implicitly {@link track.v1.BigInteger.verify|verify} messages.
             * @param message BigInteger message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.BigInteger.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BigInteger message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.BigInteger & track.v1.BigInteger.$Shape} BigInteger
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.BigInteger & track.v1.BigInteger.$Shape;
        }

        namespace BigInteger {

            /** Properties of a BigInteger. */
            interface $Properties {

                /** BigInteger negative */
                negative?: (boolean|null);

                /** BigInteger magnitude */
                magnitude?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BigInteger. */
            type $Shape = track.v1.BigInteger.$Properties;
        }

        /**
         * Properties of a List.
         * @deprecated Use track.v1.List.$Properties instead.
         */
        interface IList extends track.v1.List.$Properties {
        }

        /** Represents a List. */
        class List {

            /**
             * Constructs a new List.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.List.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** List items. */
            items: track.v1.Value.$Properties[];

            /**
             * Encodes the specified List message. Does not implicitly {@link track.v1.List.verify|verify} messages.
             * @param message List message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.List.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a List message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.List & track.v1.List.$Shape} List
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.List & track.v1.List.$Shape;
        }

        namespace List {

            /** Properties of a List. */
            interface $Properties {

                /** List items */
                items?: (track.v1.Value.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a List. */
            type $Shape = {
              items?: track.v1.Value.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Struct.
         * @deprecated Use track.v1.Struct.$Properties instead.
         */
        interface IStruct extends track.v1.Struct.$Properties {
        }

        /** Represents a Struct. */
        class Struct {

            /**
             * Constructs a new Struct.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Struct.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Struct entries. */
            entries: track.v1.Entry.$Properties[];

            /**
             * Encodes the specified Struct message. Does not implicitly {@link track.v1.Struct.verify|verify} messages.
             * @param message Struct message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Struct.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Struct message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Struct & track.v1.Struct.$Shape} Struct
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Struct & track.v1.Struct.$Shape;
        }

        namespace Struct {

            /** Properties of a Struct. */
            interface $Properties {

                /** Struct entries */
                entries?: (track.v1.Entry.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Struct. */
            type $Shape = {
              entries?: track.v1.Entry.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an Entry.
         * @deprecated Use track.v1.Entry.$Properties instead.
         */
        interface IEntry extends track.v1.Entry.$Properties {
        }

        /** Represents an Entry. */
        class Entry {

            /**
             * Constructs a new Entry.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Entry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Entry key. */
            key: string;

            /** Entry value. */
            value?: (track.v1.Value.$Properties|null);

            /**
             * Encodes the specified Entry message. Does not implicitly {@link track.v1.Entry.verify|verify} messages.
             * @param message Entry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Entry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Entry & track.v1.Entry.$Shape} Entry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Entry & track.v1.Entry.$Shape;
        }

        namespace Entry {

            /** Properties of an Entry. */
            interface $Properties {

                /** Entry key */
                key?: (string|null);

                /** Entry value */
                value?: (track.v1.Value.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Entry. */
            type $Shape = {
              key?: string|null;
              value?: track.v1.Value.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a HelloRequest.
         * @deprecated Use track.v1.HelloRequest.$Properties instead.
         */
        interface IHelloRequest extends track.v1.HelloRequest.$Properties {
        }

        /** Represents a HelloRequest. */
        class HelloRequest {

            /**
             * Constructs a new HelloRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.HelloRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HelloRequest protocol. */
            protocol: number;

            /** HelloRequest store. */
            store: string;

            /** HelloRequest folder. */
            folder: string;

            /**
             * Encodes the specified HelloRequest message. Does not implicitly {@link track.v1.HelloRequest.verify|verify} messages.
             * @param message HelloRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.HelloRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HelloRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.HelloRequest & track.v1.HelloRequest.$Shape} HelloRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.HelloRequest & track.v1.HelloRequest.$Shape;
        }

        namespace HelloRequest {

            /** Properties of a HelloRequest. */
            interface $Properties {

                /** HelloRequest protocol */
                protocol?: (number|null);

                /** HelloRequest store */
                store?: (string|null);

                /** HelloRequest folder */
                folder?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HelloRequest. */
            type $Shape = track.v1.HelloRequest.$Properties;
        }

        /**
         * Properties of a HelloResponse.
         * @deprecated Use track.v1.HelloResponse.$Properties instead.
         */
        interface IHelloResponse extends track.v1.HelloResponse.$Properties {
        }

        /** Represents a HelloResponse. */
        class HelloResponse {

            /**
             * Constructs a new HelloResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.HelloResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HelloResponse protocol. */
            protocol: number;

            /** HelloResponse store. */
            store: string;

            /** HelloResponse messageBytesMax. */
            messageBytesMax: number;

            /** HelloResponse derivedFolder. */
            derivedFolder: string;

            /**
             * Encodes the specified HelloResponse message. Does not implicitly {@link track.v1.HelloResponse.verify|verify} messages.
             * @param message HelloResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.HelloResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HelloResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.HelloResponse & track.v1.HelloResponse.$Shape} HelloResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.HelloResponse & track.v1.HelloResponse.$Shape;
        }

        namespace HelloResponse {

            /** Properties of a HelloResponse. */
            interface $Properties {

                /** HelloResponse protocol */
                protocol?: (number|null);

                /** HelloResponse store */
                store?: (string|null);

                /** HelloResponse messageBytesMax */
                messageBytesMax?: (number|null);

                /** HelloResponse derivedFolder */
                derivedFolder?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HelloResponse. */
            type $Shape = track.v1.HelloResponse.$Properties;
        }

        /**
         * Properties of an AppendRequest.
         * @deprecated Use track.v1.AppendRequest.$Properties instead.
         */
        interface IAppendRequest extends track.v1.AppendRequest.$Properties {
        }

        /** Represents an AppendRequest. */
        class AppendRequest {

            /**
             * Constructs a new AppendRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.AppendRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendRequest appends. */
            appends: track.v1.EnvelopedBody.$Properties[];

            /**
             * Encodes the specified AppendRequest message. Does not implicitly {@link track.v1.AppendRequest.verify|verify} messages.
             * @param message AppendRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.AppendRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.AppendRequest & track.v1.AppendRequest.$Shape} AppendRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.AppendRequest & track.v1.AppendRequest.$Shape;
        }

        namespace AppendRequest {

            /** Properties of an AppendRequest. */
            interface $Properties {

                /** AppendRequest appends */
                appends?: (track.v1.EnvelopedBody.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppendRequest. */
            type $Shape = track.v1.AppendRequest.$Properties;
        }

        /**
         * Properties of an EnvelopedBody.
         * @deprecated Use track.v1.EnvelopedBody.$Properties instead.
         */
        interface IEnvelopedBody extends track.v1.EnvelopedBody.$Properties {
        }

        /** Represents an EnvelopedBody. */
        class EnvelopedBody {

            /**
             * Constructs a new EnvelopedBody.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.EnvelopedBody.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EnvelopedBody envelope. */
            envelope: Uint8Array;

            /** EnvelopedBody body. */
            body: Uint8Array;

            /**
             * Encodes the specified EnvelopedBody message. Does not implicitly {@link track.v1.EnvelopedBody.verify|verify} messages.
             * @param message EnvelopedBody message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.EnvelopedBody.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EnvelopedBody message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.EnvelopedBody & track.v1.EnvelopedBody.$Shape} EnvelopedBody
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.EnvelopedBody & track.v1.EnvelopedBody.$Shape;
        }

        namespace EnvelopedBody {

            /** Properties of an EnvelopedBody. */
            interface $Properties {

                /** EnvelopedBody envelope */
                envelope?: (Uint8Array|null);

                /** EnvelopedBody body */
                body?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EnvelopedBody. */
            type $Shape = track.v1.EnvelopedBody.$Properties;
        }

        /**
         * Properties of an AppendResponse.
         * @deprecated Use track.v1.AppendResponse.$Properties instead.
         */
        interface IAppendResponse extends track.v1.AppendResponse.$Properties {
        }

        /** Represents an AppendResponse. */
        class AppendResponse {

            /**
             * Constructs a new AppendResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.AppendResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendResponse outcomes. */
            outcomes: track.v1.AppendOutcome.$Properties[];

            /**
             * Encodes the specified AppendResponse message. Does not implicitly {@link track.v1.AppendResponse.verify|verify} messages.
             * @param message AppendResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.AppendResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.AppendResponse & track.v1.AppendResponse.$Shape} AppendResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.AppendResponse & track.v1.AppendResponse.$Shape;
        }

        namespace AppendResponse {

            /** Properties of an AppendResponse. */
            interface $Properties {

                /** AppendResponse outcomes */
                outcomes?: (track.v1.AppendOutcome.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppendResponse. */
            type $Shape = {
              outcomes?: track.v1.AppendOutcome.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an AppendOutcome.
         * @deprecated Use track.v1.AppendOutcome.$Properties instead.
         */
        interface IAppendOutcome extends track.v1.AppendOutcome.$Properties {
        }

        /** Represents an AppendOutcome. */
        class AppendOutcome {

            /**
             * Constructs a new AppendOutcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.AppendOutcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendOutcome placed. */
            placed?: (track.v1.Placed.$Properties|null);

            /** AppendOutcome failure. */
            failure?: (track.v1.Failure.$Properties|null);

            /** AppendOutcome outcome. */
            outcome?: ("placed"|"failure");

            /**
             * Encodes the specified AppendOutcome message. Does not implicitly {@link track.v1.AppendOutcome.verify|verify} messages.
             * @param message AppendOutcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.AppendOutcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendOutcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.AppendOutcome & track.v1.AppendOutcome.$Shape} AppendOutcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.AppendOutcome & track.v1.AppendOutcome.$Shape;
        }

        namespace AppendOutcome {

            /** Properties of an AppendOutcome. */
            interface $Properties {

                /** AppendOutcome placed */
                placed?: (track.v1.Placed.$Properties|null);

                /** AppendOutcome failure */
                failure?: (track.v1.Failure.$Properties|null);

                /** AppendOutcome outcome */
                outcome?: ("placed"|"failure");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an AppendOutcome. */
            type $Shape = {
              placed?: track.v1.Placed.$Shape|null;
              failure?: track.v1.Failure.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ outcome?: undefined; placed?: null; failure?: null }|{ outcome?: "placed"; placed: track.v1.Placed.$Shape; failure?: null }|{ outcome?: "failure"; placed?: null; failure: track.v1.Failure.$Shape })
            );
        }

        /**
         * Properties of a Placed.
         * @deprecated Use track.v1.Placed.$Properties instead.
         */
        interface IPlaced extends track.v1.Placed.$Properties {
        }

        /** Represents a Placed. */
        class Placed {

            /**
             * Constructs a new Placed.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Placed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Placed position. */
            position: number;

            /** Placed committedAtMs. */
            committedAtMs: number;

            /** Placed firstRevisions. */
            firstRevisions: number[];

            /**
             * Encodes the specified Placed message. Does not implicitly {@link track.v1.Placed.verify|verify} messages.
             * @param message Placed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Placed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Placed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Placed & track.v1.Placed.$Shape} Placed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Placed & track.v1.Placed.$Shape;
        }

        namespace Placed {

            /** Properties of a Placed. */
            interface $Properties {

                /** Placed position */
                position?: (number|null);

                /** Placed committedAtMs */
                committedAtMs?: (number|null);

                /** Placed firstRevisions */
                firstRevisions?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Placed. */
            type $Shape = track.v1.Placed.$Properties;
        }

        /**
         * Properties of a Failure.
         * @deprecated Use track.v1.Failure.$Properties instead.
         */
        interface IFailure extends track.v1.Failure.$Properties {
        }

        /** Represents a Failure. */
        class Failure {

            /**
             * Constructs a new Failure.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.Failure.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Failure code. */
            code: string;

            /** Failure message. */
            message: string;

            /** Failure details. */
            details: string;

            /** Failure cause. */
            cause?: (track.v1.Failure.$Properties|null);

            /**
             * Encodes the specified Failure message. Does not implicitly {@link track.v1.Failure.verify|verify} messages.
             * @param message Failure message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.Failure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Failure message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.Failure & track.v1.Failure.$Shape} Failure
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.Failure & track.v1.Failure.$Shape;
        }

        namespace Failure {

            /** Properties of a Failure. */
            interface $Properties {

                /** Failure code */
                code?: (string|null);

                /** Failure message */
                message?: (string|null);

                /** Failure details */
                details?: (string|null);

                /** Failure cause */
                cause?: (track.v1.Failure.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Failure. */
            type $Shape = track.v1.Failure.$Properties;
        }

        /**
         * Properties of a ReadRequest.
         * @deprecated Use track.v1.ReadRequest.$Properties instead.
         */
        interface IReadRequest extends track.v1.ReadRequest.$Properties {
        }

        /** Represents a ReadRequest. */
        class ReadRequest {

            /**
             * Constructs a new ReadRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ReadRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadRequest stream. */
            stream: Uint8Array;

            /** ReadRequest from. */
            from: number;

            /** ReadRequest to. */
            to: number;

            /** ReadRequest backward. */
            backward: boolean;

            /** ReadRequest pageBytes. */
            pageBytes: number;

            /** ReadRequest previous. */
            previous: Uint8Array;

            /**
             * Encodes the specified ReadRequest message. Does not implicitly {@link track.v1.ReadRequest.verify|verify} messages.
             * @param message ReadRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ReadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ReadRequest & track.v1.ReadRequest.$Shape} ReadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ReadRequest & track.v1.ReadRequest.$Shape;
        }

        namespace ReadRequest {

            /** Properties of a ReadRequest. */
            interface $Properties {

                /** ReadRequest stream */
                stream?: (Uint8Array|null);

                /** ReadRequest from */
                from?: (number|null);

                /** ReadRequest to */
                to?: (number|null);

                /** ReadRequest backward */
                backward?: (boolean|null);

                /** ReadRequest pageBytes */
                pageBytes?: (number|null);

                /** ReadRequest previous */
                previous?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadRequest. */
            type $Shape = track.v1.ReadRequest.$Properties;
        }

        /**
         * Properties of a ReadResponse.
         * @deprecated Use track.v1.ReadResponse.$Properties instead.
         */
        interface IReadResponse extends track.v1.ReadResponse.$Properties {
        }

        /** Represents a ReadResponse. */
        class ReadResponse {

            /**
             * Constructs a new ReadResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ReadResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadResponse records. */
            records: Uint8Array;

            /** ReadResponse lengths. */
            lengths: number[];

            /** ReadResponse positions. */
            positions: number[];

            /** ReadResponse head. */
            head: number;

            /**
             * Encodes the specified ReadResponse message. Does not implicitly {@link track.v1.ReadResponse.verify|verify} messages.
             * @param message ReadResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ReadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ReadResponse & track.v1.ReadResponse.$Shape} ReadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ReadResponse & track.v1.ReadResponse.$Shape;
        }

        namespace ReadResponse {

            /** Properties of a ReadResponse. */
            interface $Properties {

                /** ReadResponse records */
                records?: (Uint8Array|null);

                /** ReadResponse lengths */
                lengths?: (number[]|null);

                /** ReadResponse positions */
                positions?: (number[]|null);

                /** ReadResponse head */
                head?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadResponse. */
            type $Shape = track.v1.ReadResponse.$Properties;
        }

        /**
         * Properties of a SubscribeRequest.
         * @deprecated Use track.v1.SubscribeRequest.$Properties instead.
         */
        interface ISubscribeRequest extends track.v1.SubscribeRequest.$Properties {
        }

        /** Represents a SubscribeRequest. */
        class SubscribeRequest {

            /**
             * Constructs a new SubscribeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.SubscribeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified SubscribeRequest message. Does not implicitly {@link track.v1.SubscribeRequest.verify|verify} messages.
             * @param message SubscribeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.SubscribeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SubscribeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.SubscribeRequest & track.v1.SubscribeRequest.$Shape} SubscribeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.SubscribeRequest & track.v1.SubscribeRequest.$Shape;
        }

        namespace SubscribeRequest {

            /** Properties of a SubscribeRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SubscribeRequest. */
            type $Shape = track.v1.SubscribeRequest.$Properties;
        }

        /**
         * Properties of a HeadRequest.
         * @deprecated Use track.v1.HeadRequest.$Properties instead.
         */
        interface IHeadRequest extends track.v1.HeadRequest.$Properties {
        }

        /** Represents a HeadRequest. */
        class HeadRequest {

            /**
             * Constructs a new HeadRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.HeadRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified HeadRequest message. Does not implicitly {@link track.v1.HeadRequest.verify|verify} messages.
             * @param message HeadRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.HeadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HeadRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.HeadRequest & track.v1.HeadRequest.$Shape} HeadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.HeadRequest & track.v1.HeadRequest.$Shape;
        }

        namespace HeadRequest {

            /** Properties of a HeadRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HeadRequest. */
            type $Shape = track.v1.HeadRequest.$Properties;
        }

        /**
         * Properties of a HeadResponse.
         * @deprecated Use track.v1.HeadResponse.$Properties instead.
         */
        interface IHeadResponse extends track.v1.HeadResponse.$Properties {
        }

        /** Represents a HeadResponse. */
        class HeadResponse {

            /**
             * Constructs a new HeadResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.HeadResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HeadResponse position. */
            position: number;

            /** HeadResponse digest. */
            digest: Uint8Array;

            /** HeadResponse committedAtMs. */
            committedAtMs?: (number|null);

            /** HeadResponse outage. */
            outage?: (track.v1.Failure.$Properties|null);

            /**
             * Encodes the specified HeadResponse message. Does not implicitly {@link track.v1.HeadResponse.verify|verify} messages.
             * @param message HeadResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.HeadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HeadResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.HeadResponse & track.v1.HeadResponse.$Shape} HeadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.HeadResponse & track.v1.HeadResponse.$Shape;
        }

        namespace HeadResponse {

            /** Properties of a HeadResponse. */
            interface $Properties {

                /** HeadResponse position */
                position?: (number|null);

                /** HeadResponse digest */
                digest?: (Uint8Array|null);

                /** HeadResponse committedAtMs */
                committedAtMs?: (number|null);

                /** HeadResponse outage */
                outage?: (track.v1.Failure.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HeadResponse. */
            type $Shape = track.v1.HeadResponse.$Properties;
        }

        /**
         * Properties of a StreamHeadRequest.
         * @deprecated Use track.v1.StreamHeadRequest.$Properties instead.
         */
        interface IStreamHeadRequest extends track.v1.StreamHeadRequest.$Properties {
        }

        /** Represents a StreamHeadRequest. */
        class StreamHeadRequest {

            /**
             * Constructs a new StreamHeadRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.StreamHeadRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamHeadRequest stream. */
            stream: Uint8Array;

            /**
             * Encodes the specified StreamHeadRequest message. Does not implicitly {@link track.v1.StreamHeadRequest.verify|verify} messages.
             * @param message StreamHeadRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.StreamHeadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamHeadRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.StreamHeadRequest & track.v1.StreamHeadRequest.$Shape} StreamHeadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.StreamHeadRequest & track.v1.StreamHeadRequest.$Shape;
        }

        namespace StreamHeadRequest {

            /** Properties of a StreamHeadRequest. */
            interface $Properties {

                /** StreamHeadRequest stream */
                stream?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StreamHeadRequest. */
            type $Shape = track.v1.StreamHeadRequest.$Properties;
        }

        /**
         * Properties of a StreamHeadResponse.
         * @deprecated Use track.v1.StreamHeadResponse.$Properties instead.
         */
        interface IStreamHeadResponse extends track.v1.StreamHeadResponse.$Properties {
        }

        /** Represents a StreamHeadResponse. */
        class StreamHeadResponse {

            /**
             * Constructs a new StreamHeadResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.StreamHeadResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamHeadResponse revision. */
            revision?: (number|null);

            /**
             * Encodes the specified StreamHeadResponse message. Does not implicitly {@link track.v1.StreamHeadResponse.verify|verify} messages.
             * @param message StreamHeadResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.StreamHeadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamHeadResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.StreamHeadResponse & track.v1.StreamHeadResponse.$Shape} StreamHeadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.StreamHeadResponse & track.v1.StreamHeadResponse.$Shape;
        }

        namespace StreamHeadResponse {

            /** Properties of a StreamHeadResponse. */
            interface $Properties {

                /** StreamHeadResponse revision */
                revision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StreamHeadResponse. */
            type $Shape = track.v1.StreamHeadResponse.$Properties;
        }

        /**
         * Properties of a GetDerivedRequest.
         * @deprecated Use track.v1.GetDerivedRequest.$Properties instead.
         */
        interface IGetDerivedRequest extends track.v1.GetDerivedRequest.$Properties {
        }

        /** Represents a GetDerivedRequest. */
        class GetDerivedRequest {

            /**
             * Constructs a new GetDerivedRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.GetDerivedRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetDerivedRequest keys. */
            keys: string[];

            /**
             * Encodes the specified GetDerivedRequest message. Does not implicitly {@link track.v1.GetDerivedRequest.verify|verify} messages.
             * @param message GetDerivedRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.GetDerivedRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetDerivedRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.GetDerivedRequest & track.v1.GetDerivedRequest.$Shape} GetDerivedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.GetDerivedRequest & track.v1.GetDerivedRequest.$Shape;
        }

        namespace GetDerivedRequest {

            /** Properties of a GetDerivedRequest. */
            interface $Properties {

                /** GetDerivedRequest keys */
                keys?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetDerivedRequest. */
            type $Shape = track.v1.GetDerivedRequest.$Properties;
        }

        /**
         * Properties of a GetDerivedResponse.
         * @deprecated Use track.v1.GetDerivedResponse.$Properties instead.
         */
        interface IGetDerivedResponse extends track.v1.GetDerivedResponse.$Properties {
        }

        /** Represents a GetDerivedResponse. */
        class GetDerivedResponse {

            /**
             * Constructs a new GetDerivedResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.GetDerivedResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetDerivedResponse values. */
            values: track.v1.DerivedValue.$Properties[];

            /**
             * Encodes the specified GetDerivedResponse message. Does not implicitly {@link track.v1.GetDerivedResponse.verify|verify} messages.
             * @param message GetDerivedResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.GetDerivedResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetDerivedResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.GetDerivedResponse & track.v1.GetDerivedResponse.$Shape} GetDerivedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.GetDerivedResponse & track.v1.GetDerivedResponse.$Shape;
        }

        namespace GetDerivedResponse {

            /** Properties of a GetDerivedResponse. */
            interface $Properties {

                /** GetDerivedResponse values */
                values?: (track.v1.DerivedValue.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetDerivedResponse. */
            type $Shape = track.v1.GetDerivedResponse.$Properties;
        }

        /**
         * Properties of a DerivedValue.
         * @deprecated Use track.v1.DerivedValue.$Properties instead.
         */
        interface IDerivedValue extends track.v1.DerivedValue.$Properties {
        }

        /** Represents a DerivedValue. */
        class DerivedValue {

            /**
             * Constructs a new DerivedValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.DerivedValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DerivedValue bytes. */
            bytes?: (Uint8Array|null);

            /**
             * Encodes the specified DerivedValue message. Does not implicitly {@link track.v1.DerivedValue.verify|verify} messages.
             * @param message DerivedValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.DerivedValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DerivedValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.DerivedValue & track.v1.DerivedValue.$Shape} DerivedValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.DerivedValue & track.v1.DerivedValue.$Shape;
        }

        namespace DerivedValue {

            /** Properties of a DerivedValue. */
            interface $Properties {

                /** DerivedValue bytes */
                bytes?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DerivedValue. */
            type $Shape = track.v1.DerivedValue.$Properties;
        }

        /**
         * Properties of a WriteDerivedRequest.
         * @deprecated Use track.v1.WriteDerivedRequest.$Properties instead.
         */
        interface IWriteDerivedRequest extends track.v1.WriteDerivedRequest.$Properties {
        }

        /** Represents a WriteDerivedRequest. */
        class WriteDerivedRequest {

            /**
             * Constructs a new WriteDerivedRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.WriteDerivedRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WriteDerivedRequest entries. */
            entries: track.v1.DerivedEntry.$Properties[];

            /**
             * Encodes the specified WriteDerivedRequest message. Does not implicitly {@link track.v1.WriteDerivedRequest.verify|verify} messages.
             * @param message WriteDerivedRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.WriteDerivedRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WriteDerivedRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.WriteDerivedRequest & track.v1.WriteDerivedRequest.$Shape} WriteDerivedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.WriteDerivedRequest & track.v1.WriteDerivedRequest.$Shape;
        }

        namespace WriteDerivedRequest {

            /** Properties of a WriteDerivedRequest. */
            interface $Properties {

                /** WriteDerivedRequest entries */
                entries?: (track.v1.DerivedEntry.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WriteDerivedRequest. */
            type $Shape = track.v1.WriteDerivedRequest.$Properties;
        }

        /**
         * Properties of a DerivedEntry.
         * @deprecated Use track.v1.DerivedEntry.$Properties instead.
         */
        interface IDerivedEntry extends track.v1.DerivedEntry.$Properties {
        }

        /** Represents a DerivedEntry. */
        class DerivedEntry {

            /**
             * Constructs a new DerivedEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.DerivedEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DerivedEntry key. */
            key: string;

            /** DerivedEntry bytes. */
            bytes?: (Uint8Array|null);

            /**
             * Encodes the specified DerivedEntry message. Does not implicitly {@link track.v1.DerivedEntry.verify|verify} messages.
             * @param message DerivedEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.DerivedEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DerivedEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.DerivedEntry & track.v1.DerivedEntry.$Shape} DerivedEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.DerivedEntry & track.v1.DerivedEntry.$Shape;
        }

        namespace DerivedEntry {

            /** Properties of a DerivedEntry. */
            interface $Properties {

                /** DerivedEntry key */
                key?: (string|null);

                /** DerivedEntry bytes */
                bytes?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DerivedEntry. */
            type $Shape = track.v1.DerivedEntry.$Properties;
        }

        /**
         * Properties of a WriteDerivedResponse.
         * @deprecated Use track.v1.WriteDerivedResponse.$Properties instead.
         */
        interface IWriteDerivedResponse extends track.v1.WriteDerivedResponse.$Properties {
        }

        /** Represents a WriteDerivedResponse. */
        class WriteDerivedResponse {

            /**
             * Constructs a new WriteDerivedResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.WriteDerivedResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified WriteDerivedResponse message. Does not implicitly {@link track.v1.WriteDerivedResponse.verify|verify} messages.
             * @param message WriteDerivedResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.WriteDerivedResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WriteDerivedResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.WriteDerivedResponse & track.v1.WriteDerivedResponse.$Shape} WriteDerivedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.WriteDerivedResponse & track.v1.WriteDerivedResponse.$Shape;
        }

        namespace WriteDerivedResponse {

            /** Properties of a WriteDerivedResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WriteDerivedResponse. */
            type $Shape = track.v1.WriteDerivedResponse.$Properties;
        }

        /**
         * Properties of a ListDerivedRequest.
         * @deprecated Use track.v1.ListDerivedRequest.$Properties instead.
         */
        interface IListDerivedRequest extends track.v1.ListDerivedRequest.$Properties {
        }

        /** Represents a ListDerivedRequest. */
        class ListDerivedRequest {

            /**
             * Constructs a new ListDerivedRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ListDerivedRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListDerivedRequest from. */
            from: string;

            /** ListDerivedRequest to. */
            to: string;

            /** ListDerivedRequest reverse. */
            reverse: boolean;

            /** ListDerivedRequest limit. */
            limit: number;

            /**
             * Encodes the specified ListDerivedRequest message. Does not implicitly {@link track.v1.ListDerivedRequest.verify|verify} messages.
             * @param message ListDerivedRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ListDerivedRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListDerivedRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ListDerivedRequest & track.v1.ListDerivedRequest.$Shape} ListDerivedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ListDerivedRequest & track.v1.ListDerivedRequest.$Shape;
        }

        namespace ListDerivedRequest {

            /** Properties of a ListDerivedRequest. */
            interface $Properties {

                /** ListDerivedRequest from */
                from?: (string|null);

                /** ListDerivedRequest to */
                to?: (string|null);

                /** ListDerivedRequest reverse */
                reverse?: (boolean|null);

                /** ListDerivedRequest limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListDerivedRequest. */
            type $Shape = track.v1.ListDerivedRequest.$Properties;
        }

        /**
         * Properties of a ListDerivedResponse.
         * @deprecated Use track.v1.ListDerivedResponse.$Properties instead.
         */
        interface IListDerivedResponse extends track.v1.ListDerivedResponse.$Properties {
        }

        /** Represents a ListDerivedResponse. */
        class ListDerivedResponse {

            /**
             * Constructs a new ListDerivedResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ListDerivedResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListDerivedResponse keys. */
            keys: string[];

            /** ListDerivedResponse more. */
            more: boolean;

            /**
             * Encodes the specified ListDerivedResponse message. Does not implicitly {@link track.v1.ListDerivedResponse.verify|verify} messages.
             * @param message ListDerivedResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ListDerivedResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListDerivedResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ListDerivedResponse & track.v1.ListDerivedResponse.$Shape} ListDerivedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ListDerivedResponse & track.v1.ListDerivedResponse.$Shape;
        }

        namespace ListDerivedResponse {

            /** Properties of a ListDerivedResponse. */
            interface $Properties {

                /** ListDerivedResponse keys */
                keys?: (string[]|null);

                /** ListDerivedResponse more */
                more?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListDerivedResponse. */
            type $Shape = track.v1.ListDerivedResponse.$Properties;
        }

        /**
         * Properties of a BeatingProcess.
         * @deprecated Use track.v1.BeatingProcess.$Properties instead.
         */
        interface IBeatingProcess extends track.v1.BeatingProcess.$Properties {
        }

        /** Represents a BeatingProcess. */
        class BeatingProcess {

            /**
             * Constructs a new BeatingProcess.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.BeatingProcess.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BeatingProcess host. */
            host: string;

            /** BeatingProcess boot. */
            boot: string;

            /** BeatingProcess pid. */
            pid: number;

            /** BeatingProcess startedMs. */
            startedMs: number;

            /**
             * Encodes the specified BeatingProcess message. Does not implicitly {@link track.v1.BeatingProcess.verify|verify} messages.
             * @param message BeatingProcess message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.BeatingProcess.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BeatingProcess message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.BeatingProcess & track.v1.BeatingProcess.$Shape} BeatingProcess
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.BeatingProcess & track.v1.BeatingProcess.$Shape;
        }

        namespace BeatingProcess {

            /** Properties of a BeatingProcess. */
            interface $Properties {

                /** BeatingProcess host */
                host?: (string|null);

                /** BeatingProcess boot */
                boot?: (string|null);

                /** BeatingProcess pid */
                pid?: (number|null);

                /** BeatingProcess startedMs */
                startedMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BeatingProcess. */
            type $Shape = track.v1.BeatingProcess.$Properties;
        }

        /**
         * Properties of a BeatRequest.
         * @deprecated Use track.v1.BeatRequest.$Properties instead.
         */
        interface IBeatRequest extends track.v1.BeatRequest.$Properties {
        }

        /** Represents a BeatRequest. */
        class BeatRequest {

            /**
             * Constructs a new BeatRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.BeatRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BeatRequest process. */
            process?: (track.v1.BeatingProcess.$Properties|null);

            /** BeatRequest beatMs. */
            beatMs?: (number|null);

            /**
             * Encodes the specified BeatRequest message. Does not implicitly {@link track.v1.BeatRequest.verify|verify} messages.
             * @param message BeatRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.BeatRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BeatRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.BeatRequest & track.v1.BeatRequest.$Shape} BeatRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.BeatRequest & track.v1.BeatRequest.$Shape;
        }

        namespace BeatRequest {

            /** Properties of a BeatRequest. */
            interface $Properties {

                /** BeatRequest process */
                process?: (track.v1.BeatingProcess.$Properties|null);

                /** BeatRequest beatMs */
                beatMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BeatRequest. */
            type $Shape = track.v1.BeatRequest.$Properties;
        }

        /**
         * Properties of a BeatResponse.
         * @deprecated Use track.v1.BeatResponse.$Properties instead.
         */
        interface IBeatResponse extends track.v1.BeatResponse.$Properties {
        }

        /** Represents a BeatResponse. */
        class BeatResponse {

            /**
             * Constructs a new BeatResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.BeatResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified BeatResponse message. Does not implicitly {@link track.v1.BeatResponse.verify|verify} messages.
             * @param message BeatResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.BeatResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BeatResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.BeatResponse & track.v1.BeatResponse.$Shape} BeatResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.BeatResponse & track.v1.BeatResponse.$Shape;
        }

        namespace BeatResponse {

            /** Properties of a BeatResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BeatResponse. */
            type $Shape = track.v1.BeatResponse.$Properties;
        }

        /**
         * Properties of a ListBeatsRequest.
         * @deprecated Use track.v1.ListBeatsRequest.$Properties instead.
         */
        interface IListBeatsRequest extends track.v1.ListBeatsRequest.$Properties {
        }

        /** Represents a ListBeatsRequest. */
        class ListBeatsRequest {

            /**
             * Constructs a new ListBeatsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ListBeatsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified ListBeatsRequest message. Does not implicitly {@link track.v1.ListBeatsRequest.verify|verify} messages.
             * @param message ListBeatsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ListBeatsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListBeatsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ListBeatsRequest & track.v1.ListBeatsRequest.$Shape} ListBeatsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ListBeatsRequest & track.v1.ListBeatsRequest.$Shape;
        }

        namespace ListBeatsRequest {

            /** Properties of a ListBeatsRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListBeatsRequest. */
            type $Shape = track.v1.ListBeatsRequest.$Properties;
        }

        /**
         * Properties of a ListBeatsResponse.
         * @deprecated Use track.v1.ListBeatsResponse.$Properties instead.
         */
        interface IListBeatsResponse extends track.v1.ListBeatsResponse.$Properties {
        }

        /** Represents a ListBeatsResponse. */
        class ListBeatsResponse {

            /**
             * Constructs a new ListBeatsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.ListBeatsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListBeatsResponse beats. */
            beats: track.v1.BeatRequest.$Properties[];

            /**
             * Encodes the specified ListBeatsResponse message. Does not implicitly {@link track.v1.ListBeatsResponse.verify|verify} messages.
             * @param message ListBeatsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.ListBeatsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListBeatsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.ListBeatsResponse & track.v1.ListBeatsResponse.$Shape} ListBeatsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.ListBeatsResponse & track.v1.ListBeatsResponse.$Shape;
        }

        namespace ListBeatsResponse {

            /** Properties of a ListBeatsResponse. */
            interface $Properties {

                /** ListBeatsResponse beats */
                beats?: (track.v1.BeatRequest.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListBeatsResponse. */
            type $Shape = track.v1.ListBeatsResponse.$Properties;
        }

        /**
         * Properties of a FindFileRequest.
         * @deprecated Use track.v1.FindFileRequest.$Properties instead.
         */
        interface IFindFileRequest extends track.v1.FindFileRequest.$Properties {
        }

        /** Represents a FindFileRequest. */
        class FindFileRequest {

            /**
             * Constructs a new FindFileRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.FindFileRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FindFileRequest digest. */
            digest: Uint8Array;

            /** FindFileRequest bytes. */
            bytes: number;

            /**
             * Encodes the specified FindFileRequest message. Does not implicitly {@link track.v1.FindFileRequest.verify|verify} messages.
             * @param message FindFileRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.FindFileRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FindFileRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.FindFileRequest & track.v1.FindFileRequest.$Shape} FindFileRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.FindFileRequest & track.v1.FindFileRequest.$Shape;
        }

        namespace FindFileRequest {

            /** Properties of a FindFileRequest. */
            interface $Properties {

                /** FindFileRequest digest */
                digest?: (Uint8Array|null);

                /** FindFileRequest bytes */
                bytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FindFileRequest. */
            type $Shape = track.v1.FindFileRequest.$Properties;
        }

        /**
         * Properties of a FindFileResponse.
         * @deprecated Use track.v1.FindFileResponse.$Properties instead.
         */
        interface IFindFileResponse extends track.v1.FindFileResponse.$Properties {
        }

        /** Represents a FindFileResponse. */
        class FindFileResponse {

            /**
             * Constructs a new FindFileResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.FindFileResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FindFileResponse found. */
            found: boolean;

            /**
             * Encodes the specified FindFileResponse message. Does not implicitly {@link track.v1.FindFileResponse.verify|verify} messages.
             * @param message FindFileResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.FindFileResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FindFileResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.FindFileResponse & track.v1.FindFileResponse.$Shape} FindFileResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.FindFileResponse & track.v1.FindFileResponse.$Shape;
        }

        namespace FindFileResponse {

            /** Properties of a FindFileResponse. */
            interface $Properties {

                /** FindFileResponse found */
                found?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FindFileResponse. */
            type $Shape = track.v1.FindFileResponse.$Properties;
        }

        /**
         * Properties of a PutFileRequest.
         * @deprecated Use track.v1.PutFileRequest.$Properties instead.
         */
        interface IPutFileRequest extends track.v1.PutFileRequest.$Properties {
        }

        /** Represents a PutFileRequest. */
        class PutFileRequest {

            /**
             * Constructs a new PutFileRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.PutFileRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PutFileRequest upload. */
            upload: Uint8Array;

            /** PutFileRequest offset. */
            offset: number;

            /** PutFileRequest piece. */
            piece: Uint8Array;

            /** PutFileRequest digest. */
            digest: Uint8Array;

            /**
             * Encodes the specified PutFileRequest message. Does not implicitly {@link track.v1.PutFileRequest.verify|verify} messages.
             * @param message PutFileRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.PutFileRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PutFileRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.PutFileRequest & track.v1.PutFileRequest.$Shape} PutFileRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.PutFileRequest & track.v1.PutFileRequest.$Shape;
        }

        namespace PutFileRequest {

            /** Properties of a PutFileRequest. */
            interface $Properties {

                /** PutFileRequest upload */
                upload?: (Uint8Array|null);

                /** PutFileRequest offset */
                offset?: (number|null);

                /** PutFileRequest piece */
                piece?: (Uint8Array|null);

                /** PutFileRequest digest */
                digest?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PutFileRequest. */
            type $Shape = track.v1.PutFileRequest.$Properties;
        }

        /**
         * Properties of a PutFileResponse.
         * @deprecated Use track.v1.PutFileResponse.$Properties instead.
         */
        interface IPutFileResponse extends track.v1.PutFileResponse.$Properties {
        }

        /** Represents a PutFileResponse. */
        class PutFileResponse {

            /**
             * Constructs a new PutFileResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.PutFileResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PutFileResponse bytes. */
            bytes: number;

            /**
             * Encodes the specified PutFileResponse message. Does not implicitly {@link track.v1.PutFileResponse.verify|verify} messages.
             * @param message PutFileResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.PutFileResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PutFileResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.PutFileResponse & track.v1.PutFileResponse.$Shape} PutFileResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.PutFileResponse & track.v1.PutFileResponse.$Shape;
        }

        namespace PutFileResponse {

            /** Properties of a PutFileResponse. */
            interface $Properties {

                /** PutFileResponse bytes */
                bytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PutFileResponse. */
            type $Shape = track.v1.PutFileResponse.$Properties;
        }

        /**
         * Properties of a GetFileRequest.
         * @deprecated Use track.v1.GetFileRequest.$Properties instead.
         */
        interface IGetFileRequest extends track.v1.GetFileRequest.$Properties {
        }

        /** Represents a GetFileRequest. */
        class GetFileRequest {

            /**
             * Constructs a new GetFileRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.GetFileRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetFileRequest digest. */
            digest: Uint8Array;

            /** GetFileRequest offset. */
            offset: number;

            /**
             * Encodes the specified GetFileRequest message. Does not implicitly {@link track.v1.GetFileRequest.verify|verify} messages.
             * @param message GetFileRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.GetFileRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetFileRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.GetFileRequest & track.v1.GetFileRequest.$Shape} GetFileRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.GetFileRequest & track.v1.GetFileRequest.$Shape;
        }

        namespace GetFileRequest {

            /** Properties of a GetFileRequest. */
            interface $Properties {

                /** GetFileRequest digest */
                digest?: (Uint8Array|null);

                /** GetFileRequest offset */
                offset?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetFileRequest. */
            type $Shape = track.v1.GetFileRequest.$Properties;
        }

        /**
         * Properties of a GetFileResponse.
         * @deprecated Use track.v1.GetFileResponse.$Properties instead.
         */
        interface IGetFileResponse extends track.v1.GetFileResponse.$Properties {
        }

        /** Represents a GetFileResponse. */
        class GetFileResponse {

            /**
             * Constructs a new GetFileResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: track.v1.GetFileResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetFileResponse piece. */
            piece: Uint8Array;

            /**
             * Encodes the specified GetFileResponse message. Does not implicitly {@link track.v1.GetFileResponse.verify|verify} messages.
             * @param message GetFileResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: track.v1.GetFileResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetFileResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {track.v1.GetFileResponse & track.v1.GetFileResponse.$Shape} GetFileResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): track.v1.GetFileResponse & track.v1.GetFileResponse.$Shape;
        }

        namespace GetFileResponse {

            /** Properties of a GetFileResponse. */
            interface $Properties {

                /** GetFileResponse piece */
                piece?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetFileResponse. */
            type $Shape = track.v1.GetFileResponse.$Properties;
        }
    }
}
