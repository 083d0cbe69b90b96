@NullMarked
package es.upv.dst.roster;

import org.jspecify.annotations.NullMarked;
