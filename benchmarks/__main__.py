"""`python -m benchmarks`: solve or check one instance, run a suite, report its results."""

from benchmarks.cli import main

if __name__ == "__main__":
    main()
