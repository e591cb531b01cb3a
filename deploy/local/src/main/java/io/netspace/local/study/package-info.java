/** Studies from the command line: file, validation, progress. */
@NullMarked
package io.netspace.local.study;

import org.jspecify.annotations.NullMarked;
