"""Where tasks read and write: addresses of files and stores, and the fence around them."""
