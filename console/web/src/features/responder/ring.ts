import { play } from '../../stores/sound'

/** Tone and shake of the phone. A browser that blocks sound stays silent; the screen says everything anyway. */
export async function ring(): Promise<boolean> {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([300, 120, 300])
  const audio = new AudioContext()
  if (audio.state !== 'running') {
    void audio.close()
    return false
  }
  play(audio, [880, 1100, 880, 1100])
  setTimeout(() => void audio.close(), 1_500)
  return true
}
