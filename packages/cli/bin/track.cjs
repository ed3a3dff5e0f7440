#!/usr/bin/env node
require('../dist/bundle/track.cjs').track()
