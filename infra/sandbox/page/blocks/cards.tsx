import type { AnyBlock, CardBlock, ContainerBlock } from '@slack/types'
import type { ComponentType } from 'react'
import { Element } from './element.tsx'
import { ImageElement } from './image.tsx'
import { Drawn, PlainText, Text } from './text.tsx'

/** https://docs.slack.dev/reference/block-kit/blocks/card-block */
export function CardView({ card }: { card: CardBlock }) {
  return (
    <article className="card">
      {card.hero_image && <ImageElement image={card.hero_image} className="card-hero" />}
      <div className="card-head">
        {card.icon && <ImageElement image={card.icon} className="card-icon" />}
        <div>
          {card.title && (
            <strong>
              <Text of={card.title} />
            </strong>
          )}
          {card.subtitle && (
            <small>
              <Text of={card.subtitle} />
            </small>
          )}
        </div>
      </div>
      {card.body && <Text of={card.body} />}
      {card.actions && (
        <div className="actions">
          {card.actions.map((button) => (
            <Element key={button.action_id} element={button} blockId={card.block_id ?? ''} />
          ))}
        </div>
      )}
    </article>
  )
}

export function Carousel({ cards }: { cards: CardBlock[] }) {
  return (
    <div className="carousel">
      {cards.map((card, index) => (
        <CardView key={card.block_id ?? index} card={card} />
      ))}
    </div>
  )
}

/** https://docs.slack.dev/reference/block-kit/blocks/container-block */
export function ContainerView(props: {
  block: ContainerBlock
  Blocks: ComponentType<{ blocks: AnyBlock[] }>
}) {
  const { block, Blocks } = props
  const head = (
    <>
      {block.icon && <ImageElement image={block.icon} className="card-icon" />}
      {block.title && (
        <strong>
          <PlainText text={block.title.text} />
        </strong>
      )}
      {block.rich_text_title && <Drawn block={block.rich_text_title} />}
      {block.subtitle && (
        <small>
          <Text of={block.subtitle} />
        </small>
      )}
    </>
  )
  if (!block.is_collapsible)
    return (
      <section className="container">
        <div className="card-head">{head}</div>
        <Blocks blocks={block.child_blocks} />
      </section>
    )
  return (
    <details className="container" open={!block.default_collapsed}>
      <summary>{head}</summary>
      <Blocks blocks={block.child_blocks} />
    </details>
  )
}
