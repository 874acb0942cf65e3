import { Store } from '../app/store';

/** Whether the console sounds what the appliance's buzzer sounds; off until someone asks for it. */
export const soundOn = new Store(false);

let audio: AudioContext | null = null;

/** One short high tone when accepted, two low ones for an error. */
export function beep(signal: 'accepted' | 'error'): void {
  audio ??= new AudioContext();
  const starts = signal === 'accepted' ? [0] : [0, 0.16];
  for (const start of starts) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const at = audio.currentTime + start;
    tone.type = 'square';
    tone.frequency.value = signal === 'accepted' ? 2400 : 600;
    volume.gain.setValueAtTime(0.04, at);
    volume.gain.setTargetAtTime(0, at + 0.08, 0.01);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.14);
  }
}
