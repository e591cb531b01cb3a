package io.netspace.local.audit;

/** Who keeps an account of the candidates, each independently of the others. */
public enum AuditSource {
  /** The sampler's store. */
  SAMPLER,
  /** The gateway's read model. */
  GATEWAY,
  /** The log itself, read for the audit. */
  TOPICS
}
