/** Design spaces offline: read from names and files, sampled, sized and measured. */
@NullMarked
package io.netspace.local.space;

import org.jspecify.annotations.NullMarked;
