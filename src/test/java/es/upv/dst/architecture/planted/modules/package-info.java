/** Modules that break the rules of modules: left takes what right has not declared, and right takes left's inside. */
package es.upv.dst.architecture.planted.modules;
