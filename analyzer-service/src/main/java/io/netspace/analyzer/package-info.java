/** The analyzer: holds error distributions, compares populations and refines the design space. */
@NullMarked
package io.netspace.analyzer;

import org.jspecify.annotations.NullMarked;
