/** The kinds of records a topic gathers, in the order of its page. */
export const TOPIC_KINDS = ['indicators', 'tasks', 'goals', 'documents', 'platforms', 'events', 'articles'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];
export type TopicCounts = Record<TopicKind, number>;

/** A topic under which nothing stands. */
export const NOTHING: TopicCounts = { indicators: 0, tasks: 0, goals: 0, documents: 0, platforms: 0, events: 0, articles: 0 };
