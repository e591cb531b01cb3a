/** Commands about the running system. */
@NullMarked
package io.netspace.cli.operations;

import org.jspecify.annotations.NullMarked;
