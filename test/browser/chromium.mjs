// Where is the browser? The one of the system, as test/install.sh installs it.
import { execFileSync } from "node:child_process"
import { chromium } from "playwright-core"

export const browserPath = execFileSync("sh", ["-c", "command -v chromium || command -v chromium-browser || command -v google-chrome"], { encoding: "utf8" }).trim()

export const launched = () => chromium.launch({ executablePath: browserPath })
