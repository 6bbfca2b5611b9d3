import { onMounted, onUnmounted } from 'vue'
import { actionOf, type KeyAction } from '../../model/keys'
import { useCalls } from '../../stores/calls'
import { useCommands } from '../../stores/commands'
import { useProtocol } from '../../stores/protocol'
import { useSound } from '../../stores/sound'
import { useActions } from './actions'
import { useArranging } from './arranging'

/** Keys of the operator's page. Letters belong to a field that has the focus, and to the input method while it composes. */
export function useShortcuts(): void {
  const actions = useActions()
  const sound = useSound()
  const calls = useCalls()
  const commands = useCommands()
  const arranging = useArranging()
  const protocol = useProtocol()

  function run(action: KeyAction): void {
    switch (action.do) {
      case 'take-next':
        return actions.takeNext()
      case 'take-this':
        return actions.take()
      case 'spoken':
        return actions.spoken()
      case 'no-reply':
        return actions.noReply()
      case 'false-press':
        return actions.falsePress()
      case 'close':
        return actions.close()
      case 'emergency':
        return actions.call120()
      case 'call-device':
        return actions.callDevice()
      case 'digit':
        return actions.digit(action.n)
      case 'answer-call':
        return void calls.answer(calls.all.ringing[0])
      case 'bind-call':
        return calls.askWhose(calls.first)
      case 'call-done':
        return void calls.done(calls.all.missed[0])
      case 'command':
        return commands.open()
      case 'mute':
        return sound.mute()
      case 'call':
        return document.querySelector<HTMLAnchorElement>('[data-call]')?.click()
      case 'note':
        return document.querySelector<HTMLElement>('[data-note]')?.focus()
      case 'recommend':
        return document.querySelector<HTMLElement>('[data-recommended]')?.focus()
      case 'card':
        return protocol.toggle()
      case 'steps':
        return document.querySelector<HTMLElement>('[data-steps] button')?.focus()
      case 'escape':
        return escape()
      default:
        return arranging.run(action.do)
    }
  }
  function escape(): void {
    actions.escape()
    if (isField(document.activeElement)) (document.activeElement as HTMLElement).blur()
  }

  function onKey(event: KeyboardEvent): void {
    const action = actionOf({
      key: event.key,
      ctrl: event.ctrlKey,
      alt: event.altKey,
      meta: event.metaKey,
      shift: event.shiftKey,
      composing: event.isComposing || event.keyCode === 229,
      inField: isField(event.target as Element | null),
    })
    if (!action) return
    event.preventDefault()
    if (!event.repeat) run(action)
  }

  onMounted(() => addEventListener('keydown', onKey))
  onUnmounted(() => removeEventListener('keydown', onKey))
}

const NOT_TYPED = ['radio', 'checkbox', 'button']

function isField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !NOT_TYPED.includes(element.type)
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
}
