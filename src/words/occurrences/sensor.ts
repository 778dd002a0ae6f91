import { SensorOccurrence } from '../../analysis/codes/sensor-codes';
import { BROKEN_PARTS, quorumArithmetic } from '../quorum';
import { Texts } from '../texts';

export const SENSOR_TEXTS: Texts<SensorOccurrence> = {
  'active-pod-cut-off': ({ takesOver }) => takesOver ? 'the pod that takes over may be connected to that server too'
    : 'the active pod may be connected to that server and hear nothing',
  'subscribes-again': () => 'it subscribes again',
  'voters-cut-off': () => 'the active pod and others may be connected to that server',
  'remaining-voter-cut-off': () => 'a pod that is left may be connected to that server too',
  'vote-connections-made': () => 'their connections for the votes are recreated',
  'pod-elected': ({ turn }) => ({
    'first': 'they elect a pod',
    'again': 'they elect again',
    'may-lose-majority': 'pods that are left elect one, which may lose its majority',
  }[turn]),
  'stream-leader-asked': () => 'it asks for the stream, which may have no leader yet',
  'process-restarts': ({ after }) => after === 'lost-majority' ? 'its process ends, is started again and connects'
    : 'its process ends after five such attempts and is started again',
  'bucket-read-from-any-server': () => 'a Sensor that starts reads its bucket from any server, also from the lost server',
  'reads-sent-to-lost-server': () => 'servers keep sending a share of the reads to the lost server until they detect the loss',
  'bucket-read-waits': () => 'the pod that takes over waits for an answer, and tries again',
  'bucket-stands-still': count => `${BROKEN_PARTS[count.group]} may be on that server, and no connection is made without it: ${quorumArithmetic(count)}`,
};
