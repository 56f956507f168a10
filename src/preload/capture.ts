import { exposeBridge } from './expose-bridge'

exposeBridge('capture')
