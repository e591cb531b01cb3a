/** What the analyzer does with what it hears, and the ports it does it through. */
@NullMarked
package io.netspace.analyzer.application;

import org.jspecify.annotations.NullMarked;
