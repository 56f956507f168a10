import { exposeBridge } from './expose-bridge'

exposeBridge('main')
