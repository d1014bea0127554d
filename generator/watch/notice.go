package watch

import "planportal/generator/diag"

// Notice is something about the watching itself that a person should know.
type Notice uint8

// The notices. All but Overflow say that planportal now looks by itself every
// other second.
const (
	Overflow    Notice = iota + 1 // so much changed at once that everything is read again
	NetworkDisk                   // the source lies where others' changes send no events
	NoEvents                      // the file system sent no event for a change
	NoWatches                     // the system's limit of watched folders is reached
	NoInstances                   // the system's limit of watching programs is reached
	NoWatching                    // the system does not let planportal watch, whatever the reason
)

// Text says it in one or two sentences, with the command that helps if there is
// one.
func (n Notice) Text(lang diag.Lang) string {
	says := words[n]
	if lang == diag.English {
		return says.en
	}
	return says.sv
}

var words = map[Notice]struct{ sv, en string }{
	Overflow: {
		`så mycket ändrades på en gång att allt läses om`,
		`so much changed at once that everything is read again`,
	},
	NetworkDisk: {
		`källmappen ligger på en nätverksdisk, som inte säger till när andra ändrar något: planportal tittar efter själv varannan sekund. Ändra det med --poll TID`,
		`the source folder is on a network disk, which does not tell when others change something: planportal looks by itself every other second. Change that with --poll DURATION`,
	},
	NoEvents: {
		`filsystemet säger inte till när något ändras: planportal tittar efter själv varannan sekund. Ändra det med --poll TID`,
		`the file system does not tell when something changes: planportal looks by itself every other second. Change that with --poll DURATION`,
	},
	NoWatches: {
		`systemets gräns för hur många mappar som får bevakas är nådd: planportal tittar efter själv varannan sekund. Höj gränsen med
  sudo sysctl fs.inotify.max_user_watches=524288`,
		`the system's limit of watched folders is reached: planportal looks by itself every other second. Raise the limit with
  sudo sysctl fs.inotify.max_user_watches=524288`,
	},
	NoInstances: {
		`systemets gräns för hur många program som får bevaka mappar är nådd: planportal tittar efter själv varannan sekund. Höj gränsen med
  sudo sysctl fs.inotify.max_user_instances=1024`,
		`the system's limit of programs that watch folders is reached: planportal looks by itself every other second. Raise the limit with
  sudo sysctl fs.inotify.max_user_instances=1024`,
	},
	NoWatching: {
		`systemet låter inte planportal bevaka mapparna: planportal tittar efter själv varannan sekund`,
		`the system does not let planportal watch the folders: planportal looks by itself every other second`,
	},
}
