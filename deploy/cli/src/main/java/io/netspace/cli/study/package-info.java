/** Commands about studies. */
@NullMarked
package io.netspace.cli.study;

import org.jspecify.annotations.NullMarked;
