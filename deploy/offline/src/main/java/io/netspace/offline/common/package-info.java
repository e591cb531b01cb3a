/** Results, exit codes and number formats that all tools share. */
@NullMarked
package io.netspace.offline.common;

import org.jspecify.annotations.NullMarked;
