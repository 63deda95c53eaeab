# The parts of the sample city's generator; ../generate.py runs them in order.
# SPDX-License-Identifier: CC0-1.0
