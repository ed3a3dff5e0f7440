#!/usr/bin/env node
import '../dist/bundle/track.js'
