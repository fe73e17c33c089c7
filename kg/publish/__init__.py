"""The whole site as files that any web host or object store serves as they are.

In: a store. Out: a directory. How: `content` makes the bytes of any path; `crawl` begins with every
thing and the front page and follows the site's own links; `changes` tells what need not be made
again; `folder` writes what is another than before, and remembers it.
"""
