package io.netspace.local.audit;

/** An independent record of all candidates. */
public enum AuditSource {
  /** The sampler's store. */
  SAMPLER,
  /** The gateway's read model. */
  GATEWAY,
  /** The log itself, read for the audit. */
  TOPICS
}
