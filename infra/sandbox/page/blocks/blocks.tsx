import type { AnyBlock, KnownBlock } from '@slack/types'
import { CardView, Carousel, ContainerView } from './cards.tsx'
import { Element } from './element.tsx'
import { ImageElement } from './image.tsx'
import { InputView } from './input.tsx'
import { useSurface } from './surface.tsx'
import { TableView } from './table.tsx'
import { Drawn, PlainText, Text } from './text.tsx'

/** The blocks of a message or a view. */
export function Blocks({ blocks }: { blocks: AnyBlock[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <Block key={block.block_id ?? index} block={block as KnownBlock} />
      ))}
    </div>
  )
}

/** One block. What shows and acts is drawn here; what only shows, by slack-blocks-to-jsx. */
function Block({ block }: { block: KnownBlock }) {
  const { errors } = useSurface()
  const blockId = block.block_id ?? ''
  switch (block.type) {
    case 'section':
      return (
        <div className="section">
          <div className="section-text">
            {block.text && <Text of={block.text} />}
            {block.fields && (
              <div className="fields">
                {block.fields.map((field) => (
                  <Text key={field.text} of={field} />
                ))}
              </div>
            )}
          </div>
          {block.accessory && <Element element={block.accessory} blockId={blockId} />}
        </div>
      )
    case 'header':
      return (
        <h3 className="header">
          <PlainText text={block.text.text} />
        </h3>
      )
    case 'divider':
      return <hr />
    case 'context':
      return (
        <div className="context">
          {block.elements.map((element) =>
            element.type === 'image' ? (
              <ImageElement key={element.alt_text} image={element} className="context-image" />
            ) : (
              <Text key={element.text} of={element} />
            ),
          )}
        </div>
      )
    case 'actions':
    case 'context_actions':
      return (
        <div className="actions">
          {block.elements.map((element, index) => (
            <Element
              key={('action_id' in element && element.action_id) || index}
              element={element}
              blockId={blockId}
            />
          ))}
        </div>
      )
    case 'input':
      return <InputView block={block} blockId={blockId} error={errors[blockId]} />
    case 'image':
      return (
        <figure>
          {block.title && <figcaption>{block.title.text}</figcaption>}
          <ImageElement image={block} className="block-image" />
        </figure>
      )
    case 'alert':
      return (
        <div className={`alert ${block.level ?? 'default'}`} role="note">
          <Text of={block.text} />
        </div>
      )
    case 'card':
      return <CardView card={block} />
    case 'carousel':
      return <Carousel cards={block.elements} />
    case 'container':
      return <ContainerView block={block} Blocks={Blocks} />
    case 'table':
    case 'data_table':
      return <TableView block={block} />
    case 'file':
    case 'rich_text':
    case 'markdown':
    case 'plan':
    case 'task_card':
    case 'video':
      return <Drawn block={block as Parameters<typeof Drawn>[0]['block']} />
    default:
      return <p className="cannot">This content can’t be displayed ({(block as AnyBlock).type}).</p>
  }
}
