/** How fast the loop turns: the real services, with trainers that only wait. */
@NullMarked
package io.netspace.local.bench;

import org.jspecify.annotations.NullMarked;
