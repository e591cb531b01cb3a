/**
 * The real broker and a store that speaks MongoDB's protocol, inside this process or alone in their
 * own.
 */
@NullMarked
package io.netspace.local.embedded;

import org.jspecify.annotations.NullMarked;
