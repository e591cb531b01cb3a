/**
 * How events are written, read and replayed: JSON, CloudEvents headers, positions in the log. For
 * adapters only.
 */
@NullMarked
package io.netspace.contracts.wire;

import org.jspecify.annotations.NullMarked;
