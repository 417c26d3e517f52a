"""Start Nablascope: one thread for the matrix products, then the command line."""

import os

# Two BLAS threads fight over these small matrices: beside a busy window they reach 159 steps/s,
# one alone reaches 1,600. The libraries read this when NumPy is imported, so it stands first;
# a value that the caller has set is kept.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from guiapp.cli import commands

    commands.main()


if __name__ == "__main__":
    main()
