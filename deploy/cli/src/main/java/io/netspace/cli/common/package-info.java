/** Options and output that commands share. */
@NullMarked
package io.netspace.cli.common;

import org.jspecify.annotations.NullMarked;
