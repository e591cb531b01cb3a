/** Consumers of candidates, by a share group, and of closed populations, from two topics. */
@NullMarked
package io.netspace.trainer.adapter.inbound;

import org.jspecify.annotations.NullMarked;
