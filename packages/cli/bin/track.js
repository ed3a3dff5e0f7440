#!/usr/bin/env node
import { track } from '../dist/bundle/track.js'

await track()
