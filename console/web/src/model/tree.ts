import type { TreeLevel, TreeNode } from '../api/types'

/** How many digits of a code say where it is: those of the district, of the street, of the community. */
const DIGITS: Record<TreeLevel, number> = { DISTRICT: 6, STREET: 9, AREA: 12, COMMUNITY: 12 }

export const LEVELS: TreeLevel[] = ['DISTRICT', 'STREET', 'AREA', 'COMMUNITY']

/** The beginning that the codes of all that lies within a node have in common. */
export function scopeOf({ code, level }: Pick<TreeNode, 'code' | 'level'>): string {
  return code.slice(0, DIGITS[level])
}

/** What people call a part of the organisation that is given by its code or by the beginning of its codes; the code of an unknown one. */
export function placeName(nodes: readonly TreeNode[], code: string): string {
  const node = nodes.find((one) => one.code === code) ?? nodes.find((one) => scopeOf(one) === code)
  return node ? `${node.name} ${code}` : code
}

/** Which levels may stand below another. */
export function levelsBelow(level: TreeLevel | undefined): TreeLevel[] {
  return level ? LEVELS.slice(LEVELS.indexOf(level) + 1) : ['DISTRICT']
}

export interface Branch {
  node: TreeNode
  depth: number
}

/** Every node below its parent, in the order of the codes; one whose parent cannot be seen stands at the top. */
export function branches(nodes: readonly TreeNode[]): Branch[] {
  const known = new Set(nodes.map(({ code }) => code))
  const childrenOf = (parent: string | undefined) =>
    nodes.filter((node) => (node.parent && known.has(node.parent) ? node.parent : undefined) === parent)
  const walk = (parent: string | undefined, depth: number): Branch[] =>
    childrenOf(parent).flatMap((node) => [{ node, depth }, ...walk(node.code, depth + 1)])
  return walk(undefined, 0)
}
