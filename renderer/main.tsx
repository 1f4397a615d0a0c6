import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { AppContext, createAppState } from './state/app-state'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/window.css'
import './styles/workspace.css'
import './styles/panels.css'
import './styles/history.css'
import './styles/outline.css'
import './styles/dialogs.css'
import './styles/reference.css'
import './styles/import-desk.css'
import './styles/import-lists.css'

// The sheet measures its texts, so its faces must be there before the first paint of a table.
const faces = ['400 13px', '600 13px', '700 13px'].map((face) =>
  document.fonts.load(`${face} 'Be Vietnam Pro'`, '0ă'),
)
const app = createAppState()
const root = document.getElementById('root')
if (root !== null)
  void Promise.allSettled(faces).then(() => {
    createRoot(root).render(
      <StrictMode>
        <AppContext value={app}>
          <App />
        </AppContext>
      </StrictMode>,
    )
  })
