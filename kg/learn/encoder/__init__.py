"""The encoder of the relation model: MiniLM, fine-tuned on the marked sentences.

It is carried beside the small network of `kg.learn.network`, which learns from it too: what both say of pairs that no
data mark is what the small one is shown.
"""
