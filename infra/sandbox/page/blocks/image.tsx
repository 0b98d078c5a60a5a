import type { ImageBlock, ImageElement as SlackImage } from '@slack/types'

/** An image of an address, or of a file shared in the workspace. */
export function ImageElement({ image, className }: { image: SlackImage | ImageBlock; className: string }) {
  return <img className={className} src={sourceOf(image)} alt={image.alt_text} title={image.alt_text} />
}

function sourceOf(image: SlackImage | ImageBlock): string {
  if ('image_url' in image) return image.image_url
  return 'id' in image.slack_file ? `/page/files/${image.slack_file.id}` : image.slack_file.url
}
