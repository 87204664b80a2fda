// Every page works without this file; it only makes what is there quicker to use.
import { askInDialog } from "./modules/confirm.js";
import { showWhenAnswered } from "./modules/conditional.js";
import { copyButtons } from "./modules/copy.js";
import { focusErrors, holdSubmits, submitFilters } from "./modules/forms.js";
import { handOver } from "./modules/hand-over.js";
import { closeMenus, showCurrentTab } from "./modules/menus.js";
import { countPicks } from "./modules/picks.js";
import { noteOpening } from "./modules/opening.js";
import { previewTexts } from "./modules/preview.js";
import { followProgress } from "./modules/progress.js";
import { proveWork, refuseLargeFiles } from "./modules/signup.js";

focusErrors();
holdSubmits();
submitFilters();
askInDialog();
copyButtons();
countPicks();
closeMenus();
showCurrentTab();
followProgress();
showWhenAnswered();
proveWork();
refuseLargeFiles();
noteOpening();
handOver();
previewTexts();
