"""Ask Parquet files by Spark: ``python spark.py FOLDER QUESTION.sql…`` prints the answers as JSON.

Each Parquet file of the folder is a table of its name. Needs pyspark and a Java that Spark runs on (17 or 21).
On a cluster leave out ``master``, and name the files where all machines see them.
"""

import json
import sys
from pathlib import Path

from pyspark.sql import SparkSession


def main() -> None:
    """Read, ask, print."""
    folder, *questions = map(Path, sys.argv[1:])
    session = (
        SparkSession.builder.master("local[1]")
        .appName("creativegraph")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .getOrCreate()
    )
    for file in sorted(folder.glob("*.parquet")):
        session.read.parquet(str(file)).createOrReplaceTempView(file.stem)
    answers = {
        each.stem: [list(row) for row in session.sql(each.read_text(encoding="utf-8")).collect()] for each in questions
    }
    session.stop()
    sys.stdout.write(json.dumps(answers, ensure_ascii=False))


main()
