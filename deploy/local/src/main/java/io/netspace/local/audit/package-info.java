/**
 * The ledger of every study, counted by the sampler's store, by the gateway's read model and by a
 * scan of the topics, and compared candidate by candidate.
 */
@NullMarked
package io.netspace.local.audit;

import org.jspecify.annotations.NullMarked;
