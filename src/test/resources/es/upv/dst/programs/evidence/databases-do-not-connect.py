# missing: CONNECTS LOGS_IN_AS_DST SUBSCRIBES_TO_CODES REQUESTS_CODE READS_CODE BUILDS_SOLUTION PUBLISHES_SOLUTION
# reason: CONNECTS no call connects to a broker
import sqlite3
bd = sqlite3.connect("ok.db")
bd.execute("select 1")
