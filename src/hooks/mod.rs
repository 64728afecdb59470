//! The browser as hooks: size, pointer, keys, reduced motion.
