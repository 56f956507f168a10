import { configureGlobal } from 'fast-check'
import { runSeed } from './random.ts'

/** A setup file: properties are tried with what follows from the seed of the run. */
configureGlobal({ seed: runSeed() })
