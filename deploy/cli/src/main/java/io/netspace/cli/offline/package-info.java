/** Commands that need no server. */
@NullMarked
package io.netspace.cli.offline;

import org.jspecify.annotations.NullMarked;
