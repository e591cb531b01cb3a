/** Embedded broker and store, each in a process of its own. */
@NullMarked
package io.netspace.local.embedded;

import org.jspecify.annotations.NullMarked;
