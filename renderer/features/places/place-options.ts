import type { LocalityId } from '../../../shared/model/ids'
import type { Words } from '../../i18n/words'
import type { SearchOption } from '../../ui/SearchPicker'
import { writeValidity } from '../../ui/validity-text'
import type { PlaceTree } from './place-tree'

/** Every place to choose from, with where it lies and when it exists: names repeat from province to province. */
export function listPlaceChoices(tree: PlaceTree, words: Words): SearchOption<LocalityId>[] {
  return [...tree.byId.values()].map((place) => {
    const parent = place.parent === null ? undefined : tree.byId.get(place.parent)
    const note = [parent?.name ?? '', writeValidity(place, words)].filter((text) => text !== '')
    return { id: place.id, text: place.name, note: note.join(' · ') }
  })
}
