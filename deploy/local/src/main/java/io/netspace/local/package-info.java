/** The one command people type: everything of netspace on one machine. */
@NullMarked
package io.netspace.local;

import org.jspecify.annotations.NullMarked;
