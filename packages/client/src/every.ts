import { type Observable, rxjs } from './rxjs.js'

/** Emits every so many milliseconds. It does not keep the process alive. */
export function every(ms: number): Observable<void> {
  const { Observable: NewObservable } = rxjs()
  return new NewObservable((subscriber) => {
    const timer = setInterval(() => subscriber.next(), ms).unref()
    return () => clearInterval(timer)
  })
}
